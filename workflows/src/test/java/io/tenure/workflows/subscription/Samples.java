package io.tenure.workflows.subscription;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription of 5 seats that was paid until 1 December 2026, and looks at it. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant PAID_UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    static final Duration SLACK = Duration.ofHours(96);
    static final SubscriptionPolicy POLICY = new SubscriptionPolicy(SLACK);
    static final SubscriptionId ID = new SubscriptionId(new UUID(7, 0));
    static final Terms TERMS = terms(Provider.STRIPE, null, "pm_card_visa");

    private Samples() {}

    static Terms terms(Provider provider, @Nullable Instant until, @Nullable String method) {
        return new Terms(
                new OrganizationId(new UUID(1, 1)),
                new ApplicationId(new UUID(2, 2)),
                new PlanId(new UUID(3, 3)),
                provider,
                5,
                until,
                method);
    }

    static SubscriptionState pending() {
        return SubscriptionState.loaded(
                Subscription.requested(ID, TERMS).withReferences("sub_1", "cus_1"), POLICY, null);
    }

    static SubscriptionState in(Standing standing) {
        Subscription row = pending().subscription().withPeriods(PAID_UNTIL, PAID_UNTIL, null);
        return SubscriptionState.loaded(
                switch (standing) {
                    case PENDING -> pending().subscription();
                    case TRIALING, ACTIVE -> row.withStanding(standing, null).withEnds(PAID_UNTIL.plus(SLACK), null);
                    case SUSPENDED ->
                        row.withStanding(standing, StandingReason.PAYMENT_FAILED)
                                .withEnds(PAID_UNTIL, null);
                    case CANCELED ->
                        row.withStanding(standing, StandingReason.CANCELED).withEnds(NOON, NOON);
                    case EXPIRED ->
                        row.withStanding(standing, StandingReason.EXPIRED).withEnds(null, NOON);
                },
                POLICY,
                null);
    }

    static Seen seen(ProviderStatus status) {
        return new Seen(status);
    }

    /** A look with what matters to a test; all else as for a paid subscription. */
    static final class Seen {
        private final ProviderStatus status;
        private long watermark = 1;
        private int assigned;
        private @Nullable String reference = "sub_1";
        private int quantity = 5;
        private @Nullable String oddity;
        private boolean authenticationRequired;
        private boolean declined;
        private boolean trialEnded;
        private @Nullable Instant periodUntil = PAID_UNTIL;
        private @Nullable Instant paidUntil = PAID_UNTIL;
        private @Nullable Instant cancelAt;
        private @Nullable Instant endedAt;
        private List<PaidPeriod> paid = List.of();

        private Seen(ProviderStatus status) {
            this.status = status;
        }

        Seen watermark(long seq) {
            watermark = seq;
            return this;
        }

        Seen assigned(int seats) {
            assigned = seats;
            return this;
        }

        Seen withoutSubscription() {
            reference = null;
            return this;
        }

        Seen quantity(int seats) {
            quantity = seats;
            return this;
        }

        Seen oddity(String code) {
            oddity = code;
            return this;
        }

        Seen authenticationRequired() {
            authenticationRequired = true;
            return this;
        }

        Seen declined() {
            declined = true;
            return this;
        }

        Seen trialEnded() {
            trialEnded = true;
            return this;
        }

        Seen periodUntil(Instant until) {
            periodUntil = until;
            return this;
        }

        Seen paidUntil(@Nullable Instant until) {
            paidUntil = until;
            return this;
        }

        Seen cancelAt(@Nullable Instant at) {
            cancelAt = at;
            return this;
        }

        Seen endedAt(Instant at) {
            endedAt = at;
            return this;
        }

        Seen paid(String invoice, Instant from, Instant until) {
            paid = List.of(new PaidPeriod(invoice, from, until, new Money(10_000, "EUR")));
            return this;
        }

        Look look() {
            String page = authenticationRequired ? "https://bank.example/3ds" : null;
            return new Look(
                    watermark,
                    assigned,
                    status,
                    reference,
                    "cus_1",
                    quantity,
                    oddity,
                    authenticationRequired,
                    declined,
                    page,
                    trialEnded,
                    periodUntil,
                    paidUntil,
                    cancelAt,
                    endedAt,
                    null,
                    paid);
        }

        Fact fact() {
            return new Fact.Looked(look());
        }
    }
}
