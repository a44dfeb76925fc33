/** What goes back over the wire: a status, Stripe's JSON and headers. */
@NullMarked
package io.tenure.dev.stripe.http.answer;

import org.jspecify.annotations.NullMarked;
