package io.tenure.api.subscription;

import io.tenure.workflows.value.Money;
import org.jspecify.annotations.Nullable;

/** What a caller's request came to, refusals apart: those are problems. */
sealed interface Answer {

    /** @param owed what open invoices still ask for after a new payment method; null when nothing */
    record Done(SubscriptionView subscription, @Nullable Money owed) implements Answer {}

    /** Accepted, and not finished yet. */
    record Later(OperationView operation) implements Answer {}
}
