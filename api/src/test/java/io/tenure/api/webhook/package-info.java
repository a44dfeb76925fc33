/** Deliveries as Stripe makes them, on a running API and a real PostgreSQL. */
@NullMarked
package io.tenure.api.webhook;

import org.jspecify.annotations.NullMarked;
