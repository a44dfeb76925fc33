/** The Stripe stand-in as HTTP sees it: keys, forms, limits, expansion, lists and errors in front of the engine. */
@NullMarked
package io.tenure.dev.stripe.http;

import org.jspecify.annotations.NullMarked;
