/** The one list of what this process runs, and its way to Temporal: waiting for it, polling it, draining, telling how it stands. */
@NullMarked
package io.tenure.worker.temporal;

import org.jspecify.annotations.NullMarked;
