package io.tenure.workflows.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a fact.
 *
 * @param state the next state; its subscription is what is to be stored
 * @param change a line for the timeline; null when the standing stays
 * @param paid periods that are paid for
 */
public record Decision(SubscriptionState state, @Nullable StandingChange change, List<PaidPeriod> paid) {

    static Decision of(SubscriptionState state) {
        return new Decision(state, null, List.of());
    }
}
