/** Who may use a subscription: seats, written by {@code api} under the lock of their subscription, and the one statement that checks them. */
@NullMarked
package io.tenure.store.seat;

import org.jspecify.annotations.NullMarked;
