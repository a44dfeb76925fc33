/** A real PostgreSQL from the class path: unpacked once, initialised once, run as a process of its own. */
@NullMarked
package io.tenure.dev.postgres;

import org.jspecify.annotations.NullMarked;
