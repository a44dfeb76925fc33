/** Rows of a subscription: itself, its plan and customer, what was paid, how its standing changed, what was asked of it. */
@NullMarked
package io.tenure.store.subscription;

import org.jspecify.annotations.NullMarked;
