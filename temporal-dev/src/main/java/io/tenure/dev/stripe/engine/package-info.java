/**
 * What Stripe does, without HTTP: objects, money, time and events, driven by decoded calls, for card payments of
 * subscriptions. Begins with a call, a page's form or the passing of time; ends in stored objects and events in Stripe's
 * order.
 *
 * <p>Not done, and refused by name where a caller asks for it: taxes, discounts, tiers, one-time prices, invoices by mail,
 * added or removed items, phases of schedules, refunds, disputes, a pause of collection that ends by itself, setup intents,
 * {@code invoice.upcoming}. A webhook that is not answered does not delay finalization (rule 8).
 */
@NullMarked
package io.tenure.dev.stripe.engine;

import org.jspecify.annotations.NullMarked;
