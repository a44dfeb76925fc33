package io.tenure.worker.webhook;

import io.tenure.worker.subscription.StartTarget;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pass does with the events that it has claimed. Pure.
 *
 * @param signals one for each live entity, the most urgent first
 * @param ended events of entities that have ended
 * @param unknown events whose entity may still become known
 * @param abandoned events that name something of ours and whose entity has not become known in time
 * @param foreign events that name nothing of ours after that time
 */
record RelayPlan(
        List<EntitySignal> signals, List<Long> ended, List<Long> unknown, List<Long> abandoned, List<Long> foreign) {

    /** @param unknownEntityAfter how long after it was received an event may wait for its owner */
    static RelayPlan of(List<ClaimedEvent> events, Instant now, Duration unknownEntityAfter) {
        Map<SubscriptionId, EntitySignal> signals = new LinkedHashMap<>();
        RelayPlan plan = new RelayPlan(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ClaimedEvent event : events) {
            StartTarget owner = event.owner();
            if (owner == null) {
                plan.ownerless(
                                event,
                                event.receivedAt().plus(unknownEntityAfter).isBefore(now))
                        .add(event.inboxSeq());
            } else if (owner.standing().isTerminal()) {
                plan.ended.add(event.inboxSeq());
            } else {
                signals.merge(owner.id(), EntitySignal.of(owner, event), EntitySignal::and);
            }
        }
        signals.values().stream()
                .sorted(Comparator.comparingInt(signal -> signal.fact().priority()))
                .forEach(plan.signals::add);
        return plan;
    }

    private List<Long> ownerless(ClaimedEvent event, boolean late) {
        if (!late) {
            return unknown;
        }
        return event.foreign() ? foreign : abandoned;
    }

    /**
     * One signal for all events of an entity: the highest sequence, the most urgent priority.
     *
     * @param inboxSeqs the events that it stands for
     */
    record EntitySignal(StartTarget owner, ProviderChanged fact, List<Long> inboxSeqs) {

        private static EntitySignal of(StartTarget owner, ClaimedEvent event) {
            return new EntitySignal(
                    owner, new ProviderChanged(event.inboxSeq(), event.priority()), List.of(event.inboxSeq()));
        }

        private EntitySignal and(EntitySignal other) {
            List<Long> both = new ArrayList<>(inboxSeqs);
            both.addAll(other.inboxSeqs);
            ProviderChanged joined = new ProviderChanged(
                    Math.max(fact.seq(), other.fact.seq()), Math.min(fact.priority(), other.fact.priority()));
            return new EntitySignal(owner, joined, both);
        }
    }
}
