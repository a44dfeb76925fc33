/** The command that makes a database and a Temporal namespace ready, before any process of Tenure starts. */
@NullMarked
package io.tenure.worker.setup;

import org.jspecify.annotations.NullMarked;
