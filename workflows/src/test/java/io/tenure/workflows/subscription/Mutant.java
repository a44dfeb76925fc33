package io.tenure.workflows.subscription;

import java.time.Instant;

/** Transitions with one mistake each, of the kinds that such systems are known for. */
enum Mutant implements Decider {
    /** Takes silence for a failure (billing rule 37). */
    SUSPENDS_ON_SILENCE {
        @Override
        public Decision decide(SubscriptionState state, Fact fact, Instant now) {
            boolean silent = fact instanceof Fact.Unclear;
            return SubscriptionTransitions.decide(
                    state, silent ? Samples.seen(ProviderStatus.PAST_DUE).fact() : fact, now);
        }
    },
    /** Lets a look lift a hold (billing rule 58). */
    FORGETS_HOLDS {
        @Override
        public Decision decide(SubscriptionState state, Fact fact, Instant now) {
            boolean looked = fact instanceof Fact.Looked;
            return SubscriptionTransitions.decide(
                    looked ? state.with(state.subscription().withHold(null)) : state, fact, now);
        }
    },
    /** Trusts that every event arrives. */
    NEVER_LOOKS_BY_ITSELF {
        @Override
        public Decision decide(SubscriptionState state, Fact fact, Instant now) {
            Decision decision = SubscriptionTransitions.decide(state, fact, now);
            return fact instanceof Fact.Unclear
                    ? decision
                    : new Decision(decision.state().lookingAgainAt(null), decision.change(), decision.paid());
        }
    },
    /** Gives a grace period. */
    FORGIVES_A_FAILED_CHARGE {
        @Override
        public Decision decide(SubscriptionState state, Fact fact, Instant now) {
            boolean pastDue = fact instanceof Fact.Looked(Look look) && look.status() == ProviderStatus.PAST_DUE;
            return SubscriptionTransitions.decide(
                    state, pastDue ? Samples.seen(ProviderStatus.ACTIVE).fact() : fact, now);
        }
    },
    /** Lets a late answer undo an end (billing rule 3). */
    REVIVES {
        @Override
        public Decision decide(SubscriptionState state, Fact fact, Instant now) {
            boolean revived = state.subscription().standing().isTerminal() && fact instanceof Fact.Looked;
            return SubscriptionTransitions.decide(
                    revived
                            ? state.with(state.subscription()
                                    .withStanding(Standing.SUSPENDED, StandingReason.PAYMENT_FAILED))
                            : state,
                    fact,
                    now);
        }
    },
    /** Takes the provider's current period for what was paid (billing rules 7 and 57). */
    TRUSTS_THE_PERIOD {
        @Override
        public Decision decide(SubscriptionState state, Fact fact, Instant now) {
            if (fact instanceof Fact.Looked(Look look) && look.periodUntil() != null) {
                Fact read = Samples.seen(look.status())
                        .watermark(look.watermark())
                        .paidUntil(look.periodUntil())
                        .periodUntil(look.periodUntil())
                        .cancelAt(look.cancelAt())
                        .fact();
                return SubscriptionTransitions.decide(state, read, now);
            }
            return SubscriptionTransitions.decide(state, fact, now);
        }
    }
}
