package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a person must look at a subscription, and under which code. Pure. */
final class AttentionRules {

    static final String PROVIDER_SILENT = "provider-silent";
    static final String RENEWAL_UNPAID = "renewal-unpaid";
    static final String DEFECT = "defect";

    /** Before the code of why a subscription that has lapsed could not be ended. */
    static final String LAPSED = "lapsed-";

    static final String NOT_ENDED = LAPSED + "not-ended";
    static final String UNANSWERED = "command-unanswered";

    /** So long a provider may be silent, or a command unanswered, before a person is asked for. */
    static final Duration SILENT_FOR = Duration.ofHours(4);

    /** Shapes that Tenure does not sell (billing rule 63). Other oddities leave the standing readable. */
    private static final Set<String> UNREADABLE =
            Set.of("several-items", "unknown-price", "collection-method", "other-mode");

    private AttentionRules() {}

    static boolean isUnreadable(Look look) {
        return look.oddity() != null && UNREADABLE.contains(look.oddity());
    }

    /**
     * @param next what the look makes of the subscription
     * @param obstacle why something cannot be done, whatever looks show; null when nothing is in its way
     */
    static @Nullable Attention after(Look look, Subscription next, @Nullable String obstacle, Instant now) {
        String seen = code(look, next, now);
        String code = seen != null ? seen : obstacle;
        return code == null ? null : since(next, code, now);
    }

    /** What still stands in the way after a look: who has paid needs not be ended any more. */
    static @Nullable String obstacle(SubscriptionState state, boolean lapsed) {
        String known = state.obstacle();
        return known != null && known.startsWith(LAPSED) && !lapsed ? null : known;
    }

    /** While nothing is heard of the provider: after hours of it, and at once where access is over. What is asked already stays. */
    static @Nullable Attention inSilence(Subscription known, Instant since, Instant now) {
        if (known.attention() != null) {
            return known.attention();
        }
        if (!now.isBefore(since.plus(SILENT_FOR))) {
            return new Attention(PROVIDER_SILENT, now);
        }
        return known.provided().standing().opensTheDoor() && isAccessOver(known, now) && !isEnding(known, now)
                ? new Attention(RENEWAL_UNPAID, now)
                : null;
    }

    /** Its planned end has come: the next answer is that it has ended. */
    private static boolean isEnding(Subscription known, Instant now) {
        Instant cancel = known.cancelAt();
        return cancel != null && !now.isBefore(cancel);
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
        Instant paid = look.periods().paidUntil();
        Instant period = look.periods().until();
        boolean isUnpaid = paid != null && period != null && paid.isBefore(period);
        return isAccessOver(next, now) || isUnpaid && !look.payments().chargeExpected();
    }

    private static boolean isAccessOver(Subscription subscription, Instant now) {
        Instant access = subscription.accessUntil();
        return access != null && !now.isBefore(access);
    }
}
