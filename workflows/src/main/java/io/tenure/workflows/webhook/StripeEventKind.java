package io.tenure.workflows.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of Stripe's event kinds cause a look, and how soon (billing rule 35). A kind that is not listed cannot change a standing: it is IGNORED at
 * once.
 *
 * @param priority 1: a failure, a payment or a waiting customer; 3: the rest
 * @param decisive may be named as the cause of a standing change
 */
public record StripeEventKind(int priority, boolean decisive) {

    private static final StripeEventKind URGENT = new StripeEventKind(1, true);
    private static final StripeEventKind CALM = new StripeEventKind(3, false);

    private static final Map<String, StripeEventKind> LOOKED_AT = Map.ofEntries(
            Map.entry("checkout.session.completed", new StripeEventKind(1, false)),
            Map.entry("checkout.session.expired", URGENT),
            Map.entry("customer.subscription.created", URGENT),
            Map.entry("customer.subscription.updated", URGENT),
            Map.entry("customer.subscription.deleted", URGENT),
            Map.entry("customer.subscription.paused", URGENT),
            Map.entry("customer.subscription.resumed", URGENT),
            Map.entry("customer.subscription.pending_update_applied", CALM),
            Map.entry("customer.subscription.pending_update_expired", CALM),
            Map.entry("invoice.paid", URGENT),
            Map.entry("invoice.payment_failed", URGENT),
            Map.entry("invoice.payment_action_required", URGENT),
            Map.entry("invoice.marked_uncollectible", CALM),
            Map.entry("invoice.voided", CALM));

    /** The kinds that cause a look, as Stripe names them. */
    public static Set<String> names() {
        return LOOKED_AT.keySet();
    }

    /** Empty for a kind that cannot change a standing. */
    public static Optional<StripeEventKind> of(String kind) {
        return Optional.ofNullable(LOOKED_AT.get(kind));
    }
}
