/** The pages that a customer sees at Stripe, as plain forms. */
@NullMarked
package io.tenure.dev.stripe.http.page;

import org.jspecify.annotations.NullMarked;
