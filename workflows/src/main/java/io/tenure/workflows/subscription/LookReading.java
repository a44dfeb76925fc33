package io.tenure.workflows.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look makes of a subscription. Pure. */
final class LookReading {

    private LookReading() {}

    /** Unreadable shapes leave access as it is until its end (billing rule 63). */
    static Subscription read(SubscriptionState seen, Look look, Instant now) {
        Subscription known = seen.subscription()
                .withReferences(
                        look.references().subscription(), look.references().customer());
        Instant end = look.periods().endedAt() != null ? look.periods().endedAt() : now;
        if (look.status() == ProviderStatus.CANCELED) {
            return Ended.as(sold(known, look, seen.reducingTo()), Standing.CANCELED, end);
        }
        if (look.status() == ProviderStatus.INCOMPLETE_EXPIRED) {
            return Ended.as(known, Standing.EXPIRED, end);
        }
        if (look.status() == ProviderStatus.MISSING) {
            return missing(known, now);
        }
        if (AttentionRules.isUnreadable(look)) {
            // A planned end does not depend on the shape.
            return known.withPeriods(
                    known.paidUntil(), known.periodUntil(), look.periods().cancelAt());
        }
        Subscription measured = measured(known, look, seen.reducingTo());
        Subscription read =
                switch (look.status()) {
                    case TRIALING -> open(measured, Standing.TRIALING, look);
                    case ACTIVE -> open(measured, Standing.ACTIVE, look);
                    case PAST_DUE, UNPAID, PAUSED ->
                        measured.withProvided(Standing.SUSPENDED, closedBecause(look))
                                .withCheckout(page(look));
                    case INCOMPLETE -> stillPending(measured, look);
                    case CHECKOUT_EXPIRED ->
                        known.providerReference() == null ? Ended.as(known, Standing.EXPIRED, now) : known;
                    case CANCELED, INCOMPLETE_EXPIRED, MISSING, CHECKOUT_OPEN, UNKNOWN -> known;
                };
        return read.withAccessUntil(
                AccessWindow.end(read, seen.policy(), look.payments().chargeExpected(), now));
    }

    /** What the provider has lost stays as it was; where its end was planned, it ends then. */
    private static Subscription missing(Subscription known, Instant now) {
        Instant cancel = known.cancelAt();
        return cancel != null && !now.isBefore(cancel) ? Ended.as(known, Standing.CANCELED, cancel) : known;
    }

    private static Subscription measured(Subscription known, Look look, @Nullable Integer reducingTo) {
        if (look.references().subscription() == null) {
            return known;
        }
        Look.Periods periods = look.periods();
        Instant paid = periods.paidUntil() != null ? periods.paidUntil() : known.paidUntil();
        Subscription timed = known.withPeriods(paid, periods.until(), periods.cancelAt());
        return sold(timed, look, reducingTo);
    }

    /** Also what has ended shows what was sold last: a raise may have been billed right before. */
    private static Subscription sold(Subscription known, Look look, @Nullable Integer reducingTo) {
        Integer quantity = look.quantity();
        return quantity == null
                ? known
                : known.withSeats(quantity, reducingTo == null ? quantity : Math.min(quantity, reducingTo));
    }

    private static Subscription open(Subscription measured, Standing standing, Look look) {
        return measured.withProvided(standing, null).withCheckout(page(look));
    }

    private static StandingReason closedBecause(Look look) {
        Look.Payments payments = look.payments();
        if (look.status() == ProviderStatus.PAUSED) {
            return payments.trialEndedUnpaid() ? StandingReason.TRIAL_ENDED : StandingReason.PAUSED;
        }
        return payments.authenticationRequired()
                ? StandingReason.AUTHENTICATION_REQUIRED
                : StandingReason.PAYMENT_FAILED;
    }

    /** A first payment is still to come. What was open once does not become pending again. */
    private static Subscription stillPending(Subscription measured, Look look) {
        if (measured.provided().standing() != Standing.PENDING) {
            return measured;
        }
        boolean bank = look.payments().authenticationRequired();
        return measured.withProvided(
                        Standing.PENDING, bank ? StandingReason.AUTHENTICATION_REQUIRED : StandingReason.PENDING)
                .withCheckout(page(look));
    }

    private static @Nullable Checkout page(Look look) {
        String url = look.payments().confirmationUrl();
        return url == null ? null : new Checkout(null, url, null);
    }

    /**
     * True when a billed period has passed unpaid: no further one is collected for a closed door (billing rule 56). The provider's own period
     * counts as well as our clock: a test clock's months pass faster.
     */
    static boolean isLapsed(Look look, Instant now) {
        Instant unpaid = look.periods().unpaidUntil();
        Instant from = look.periods().from();
        boolean behind = look.status() == ProviderStatus.PAST_DUE || look.status() == ProviderStatus.UNPAID;
        return behind
                && !AttentionRules.isUnreadable(look)
                && unpaid != null
                && (!now.isBefore(unpaid) || from != null && !from.isBefore(unpaid));
    }
}
