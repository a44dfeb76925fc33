/** Finds a Temporal server, or builds the pinned one. */
@NullMarked
package io.tenure.dev.temporal;

import org.jspecify.annotations.NullMarked;
