package io.tenure.workflows.subscription;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a person must look at a subscription, and under which code. Pure. */
final class AttentionRules {

    static final String PROVIDER_SILENT = "provider-silent";
    static final String RENEWAL_UNPAID = "renewal-unpaid";
    static final String DEFECT = "defect";
    static final String NOT_ENDED = "lapsed-not-ended";

    /** Shapes that Tenure does not sell (billing rule 63). Other oddities leave the standing readable. */
    private static final Set<String> UNREADABLE =
            Set.of("several-items", "unknown-price", "collection-method", "other-mode");

    private AttentionRules() {}

    static boolean isUnreadable(Look look) {
        return look.oddity() != null && UNREADABLE.contains(look.oddity());
    }

    /** @param next what the look makes of the subscription */
    static @Nullable Attention after(Look look, Subscription next, Instant now) {
        String code = code(look, next, now);
        return code == null ? null : since(next, code, now);
    }

    /** The same code keeps its first instant. */
    static Attention since(Subscription known, String code, Instant now) {
        Attention before = known.attention();
        return before != null && before.code().equals(code) ? before : new Attention(code, now);
    }

    private static @Nullable String code(Look look, Subscription next, Instant now) {
        if (look.status() == ProviderStatus.MISSING) {
            return BillingActivities.Answer.GONE;
        }
        if (look.oddity() != null) {
            return look.oddity();
        }
        if (next.provided().standing().opensTheDoor()) {
            if (look.periods().paidUntil() == null) {
                return "nothing-paid";
            }
            if (isRenewalUnpaid(look, next, now)) {
                return RENEWAL_UNPAID;
            }
        }
        Integer quantity = look.quantity();
        return quantity != null && quantity < look.seatsAssigned() ? "seats-over-quantity" : null;
    }

    /** The provider calls it active, but the door is closed by time, or will be, because no charge is coming. */
    private static boolean isRenewalUnpaid(Look look, Subscription next, Instant now) {
        Instant access = next.accessUntil();
        boolean isOver = access != null && !now.isBefore(access);
        Instant paid = look.periods().paidUntil();
        Instant period = look.periods().until();
        boolean isUnpaid = paid != null && period != null && paid.isBefore(period);
        return isOver || isUnpaid && !look.payments().chargeExpected();
    }
}
