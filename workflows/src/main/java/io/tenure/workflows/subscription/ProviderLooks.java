package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import org.jspecify.annotations.Nullable;

/** Looks at the provider, which alone decide what a subscription is worth. */
final class ProviderLooks {

    private final CurrentSubscription current;
    private final ProviderCalls provider;
    private @Nullable Look last;

    ProviderLooks(CurrentSubscription current, ProviderCalls provider) {
        this.current = current;
        this.provider = provider;
    }

    /** What the provider said last in this run; null before the first look and after an unclear one. */
    @Nullable
    Look last() {
        return last;
    }

    /** Looks and takes what was seen. False when nothing is known. */
    boolean look(boolean urgent, @Nullable OperationId cause) {
        Subscription row = current.row();
        Checkout checkout = row.checkout();
        Called<Look> called = provider.look(
                new BillingActivities.LookRequest(
                        row.id(), row.providerReference(), checkout == null ? null : checkout.reference()),
                urgent);
        last = null;
        switch (called) {
            case Called.Answered<Look>(Look look) -> {
                last = look;
                current.takeLook(look, cause);
            }
            case Called.Silent<Look>() -> current.take(new Fact.Unclear(), cause);
            case Called.Rejected<Look>(String code) -> current.take(new Fact.LookRejected("look-" + code), cause);
        }
        return last != null && last.status() != ProviderStatus.UNKNOWN;
    }

    /** True when the last look found that the provider has no such object. */
    boolean foundNothing() {
        return last != null && last.status() == ProviderStatus.MISSING;
    }
}
