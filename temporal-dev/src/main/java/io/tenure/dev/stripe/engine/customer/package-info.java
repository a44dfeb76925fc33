/** Customers and their payment methods, test cards included. */
@NullMarked
package io.tenure.dev.stripe.engine.customer;

import org.jspecify.annotations.NullMarked;
