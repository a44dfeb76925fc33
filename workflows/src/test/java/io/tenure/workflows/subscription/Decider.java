package io.tenure.workflows.subscription;

import java.time.Instant;

/** The transitions, or a mutant of them that the simulation must catch. */
@FunctionalInterface
interface Decider {

    Decision decide(SubscriptionState state, Fact fact, Instant now);
}
