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
                    case TRIALING, ACTIVE -> row.withProvided(standing, null).withAccessUntil(PAID_UNTIL.plus(SLACK));
                    case SUSPENDED ->
                        row.withProvided(standing, StandingReason.PAYMENT_FAILED)
                                .withAccessUntil(PAID_UNTIL);
                    case CANCELED ->
                        row.withProvided(standing, StandingReason.CANCELED)
                                .withAccessUntil(NOON)
                                .withEndedAt(NOON);
                    case EXPIRED ->
                        row.withProvided(standing, StandingReason.EXPIRED).withEndedAt(NOON);
                },
                POLICY,
                null);
    }

    static Seen seen(ProviderStatus status) {
        return new Seen(status);
    }

    /** A look with what matters to a test; all else as for a paid subscription. */
    static final class Seen {
        private ProviderStatus status;
        private long watermark = 1;
        private int assigned;
        private @Nullable String reference = "sub_1";
        private @Nullable Integer quantity = 5;
        private @Nullable String oddity;
        private boolean authenticationRequired;
        private boolean declined;
        private boolean trialEnded;
        private boolean chargeExpected = true;
        private @Nullable Instant periodFrom;
        private @Nullable Instant unpaidUntil;
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

        Seen quantity(@Nullable Integer seats) {
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

        Seen withoutCharge() {
            chargeExpected = false;
            return this;
        }

        Seen periodFrom(@Nullable Instant from) {
            periodFrom = from;
            return this;
        }

        Seen unpaidUntil(@Nullable Instant until) {
            unpaidUntil = until;
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

        /** As the provider's subscription looks after such a command. */
        Seen ending(BillingActivities.ChangeCancellation.Kind kind) {
            switch (kind) {
                case NOW -> {
                    status = ProviderStatus.CANCELED;
                    endedAt = endedAt == null ? NOON : endedAt;
                }
                case AT_PERIOD_END -> cancelAt = periodUntil;
                case UNDO -> cancelAt = null;
            }
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
                    new Look.References(reference, "cus_1"),
                    quantity,
                    oddity,
                    new Look.Periods(periodFrom, periodUntil, paidUntil, unpaidUntil, cancelAt, endedAt),
                    new Look.Payments(authenticationRequired, declined, page, chargeExpected, trialEnded, null, paid));
        }

        Fact fact() {
            return new Fact.Looked(look());
        }
    }
}
