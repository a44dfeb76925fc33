/** What Stripe does, without HTTP: objects, money, time and events, driven by decoded calls. */
@NullMarked
package io.tenure.dev.stripe.engine;

import org.jspecify.annotations.NullMarked;
