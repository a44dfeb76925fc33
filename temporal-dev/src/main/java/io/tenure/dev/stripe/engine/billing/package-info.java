/** Subscriptions and invoices: periods, prorations, collection and standing. */
@NullMarked
package io.tenure.dev.stripe.engine.billing;

import org.jspecify.annotations.NullMarked;
