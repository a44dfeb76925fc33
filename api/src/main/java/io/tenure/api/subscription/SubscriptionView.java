package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Caller;
import io.tenure.store.subscription.SubscriptionViewDao.SubscriptionViewRow;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.StandingReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as members see it.
 *
 * @param reason why it does not open the door; null while it does
 * @param seats how many were sold
 * @param accessUntil checks deny from then on; null: no access, or no end is known
 * @param cancelAt when it will end by itself; null when it renews
 * @param checkoutUrl where a person finishes what only a person can do; null when nothing is to finish, for a MEMBER, and for the
 *     platform's support: whoever has it can pay
 * @param stripeSubscriptionId null until there is one, for granted ones, and for a MEMBER
 */
@Schema(name = "Subscription")
record SubscriptionView(
        String id,
        String organizationId,
        String planId,
        String provider,
        String status,
        @Nullable String reason,
        int seats,
        int seatsAssigned,
        @Nullable Instant accessUntil,
        @Nullable Instant cancelAt,
        @Nullable String checkoutUrl,
        @Nullable HoldView hold,
        @Nullable AttentionView attention,
        @Nullable String stripeSubscriptionId,
        @Nullable String stripeCustomerId,
        long revision,
        Instant createdAt) {

    /**
     * The strongest hold that stands. The subscription's {@code reason} says of which kind it is while nothing else closes the door.
     *
     * @param reason what staff typed for staff, who alone see it
     * @param message what staff typed for members to read; null where nobody typed
     */
    @Schema(name = "Hold")
    record HoldView(@Nullable String reason, @Nullable String message, Instant since) {}

    /** @param code what an operator must look at, such as {@code unknown-price} */
    @Schema(name = "Attention")
    record AttentionView(String code, Instant since) {}

    /** As much of it as concerns the caller: for a MEMBER nothing to pay with and no names at the provider; why it is held for staff alone. */
    static SubscriptionView of(SubscriptionViewRow row, Caller caller) {
        boolean readsAll = caller.readsAll();
        boolean named = readsAll && row.provider() == Provider.STRIPE;
        StandingReason reason = row.statusReason();
        return new SubscriptionView(
                row.subscriptionId().toString(),
                row.organizationId().toString(),
                row.planId().toString(),
                row.provider().code(),
                row.status().name(),
                reason == null ? null : reason.code(),
                row.quantity(),
                row.seatsAssigned(),
                row.accessUntil(),
                row.cancelAt(),
                readsAll && caller.seesSecrets() ? row.checkoutUrl() : null,
                hold(row, caller.isStaff()),
                attention(row),
                named ? row.providerReference() : null,
                named ? row.customerReference() : null,
                row.revision(),
                row.createdAt());
    }

    private static @Nullable HoldView hold(SubscriptionViewRow row, boolean isStaff) {
        Instant since = row.holdAt();
        return since == null ? null : new HoldView(isStaff ? row.holdReason() : null, row.holdMessage(), since);
    }

    private static @Nullable AttentionView attention(SubscriptionViewRow row) {
        String code = row.attentionCode();
        Instant since = row.attentionAt();
        return code == null || since == null ? null : new AttentionView(code, since);
    }
}
