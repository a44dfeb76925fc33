/** The activities that bill at Stripe, against the stand-in and a real PostgreSQL. */
@NullMarked
package io.tenure.dev.billing;

import org.jspecify.annotations.NullMarked;
