/** Failures on request: what the network and Stripe do on a bad day. */
@NullMarked
package io.tenure.dev.stripe.http.fault;

import org.jspecify.annotations.NullMarked;
