/** Checkout sessions of subscription mode and their completion. */
@NullMarked
package io.tenure.dev.stripe.engine.checkout;

import org.jspecify.annotations.NullMarked;
