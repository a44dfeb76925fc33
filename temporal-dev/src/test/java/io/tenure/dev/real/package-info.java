/** The whole system as processes, on the real Temporal server, driven over HTTP and killed. Run by {@code mvn verify -Preal}. */
@NullMarked
package io.tenure.dev.real;

import org.jspecify.annotations.NullMarked;
