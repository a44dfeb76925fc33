/** What every Stripe object shares: templates, time, events, parameters and the list of calls. */
@NullMarked
package io.tenure.dev.stripe.engine.object;

import org.jspecify.annotations.NullMarked;
