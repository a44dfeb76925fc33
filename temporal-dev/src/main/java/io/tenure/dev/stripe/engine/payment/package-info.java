/** Payment intents, charges and the payments of invoices. */
@NullMarked
package io.tenure.dev.stripe.engine.payment;

import org.jspecify.annotations.NullMarked;
