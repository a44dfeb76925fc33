/** Effects of a subscription: its rows in PostgreSQL and its counterpart at Stripe. */
@NullMarked
package io.tenure.activities.subscription;

import org.jspecify.annotations.NullMarked;
