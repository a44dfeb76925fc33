/** Events on their way to the endpoints: signed, repeated with growing delay, never forgotten. */
@NullMarked
package io.tenure.dev.stripe.http.delivery;

import org.jspecify.annotations.NullMarked;
