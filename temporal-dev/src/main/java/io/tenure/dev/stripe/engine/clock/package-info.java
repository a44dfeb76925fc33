/** Test clocks, and what falls due in which order on a clock or in real time. */
@NullMarked
package io.tenure.dev.stripe.engine.clock;

import org.jspecify.annotations.NullMarked;
