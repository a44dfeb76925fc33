package io.tenure.worker.webhook;

import io.tenure.worker.temporal.TemporalAvailability;
import io.tenure.worker.webhook.RelaySignals.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every event that is due to its owner (laws 2 and 3). One pass claims a batch, tells each entity once, writes down what failed and ends the
 * claim; an event is due again until its owner has settled it. Several relays share the work. While Temporal is away nothing is claimed.
 */
public final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final RelayInbox inbox;
    private final RelaySignals signals;
    private final RelayMetrics metrics;
    private final Conditions conditions;

    Relay(RelayInbox inbox, RelaySignals signals, RelayMetrics metrics, Conditions conditions) {
        this.inbox = inbox;
        this.signals = signals;
        this.metrics = metrics;
        this.conditions = conditions;
    }

    /** What a pass works under. */
    record Conditions(TemporalAvailability temporal, WebhookProperties properties, Clock clock) {

        Instant now() {
            return clock.instant();
        }
    }

    /** One pass. Answers how long to rest: not at all after a full batch. */
    public Duration pass() {
        WebhookProperties properties = conditions.properties();
        metrics.observe(inbox.oldestDue(conditions.now()));
        if (!conditions.temporal().isUp()) {
            return properties.relayInterval();
        }
        Instant now = conditions.now();
        List<ClaimedEvent> events = inbox.claim(now, now.plus(properties.claim()), properties.relayBatch());
        if (!events.isEmpty()) {
            Set<Long> told = relay(events);
            inbox.release(events, told, conditions.now());
        }
        return events.size() < properties.relayBatch() ? properties.relayInterval() : Duration.ZERO;
    }

    /** @return the events whose owner was told */
    private Set<Long> relay(List<ClaimedEvent> events) {
        Instant now = conditions.now();
        RelayPlan plan = RelayPlan.of(events, now, conditions.properties().unknownEntityAfter());
        metrics.claimed(events.size());
        inbox.settle(plan, now);
        metrics.settled(plan);
        List<Sent> sent = signals.send(plan.signals());
        Map<String, List<Sent>> failures = new HashMap<>();
        for (Sent each : sent) {
            each.error()
                    .ifPresentOrElse(
                            code -> failures.computeIfAbsent(code, fresh -> new ArrayList<>())
                                    .add(each),
                            metrics::signalled);
        }
        failures.forEach(this::fail);
        LOG.debug("Relayed {} events to {} entities", events.size(), sent.size());
        return sent.stream()
                .filter(each -> each.error().isEmpty())
                .flatMap(each -> each.signal().inboxSeqs().stream())
                .collect(Collectors.toSet());
    }

    private void fail(String code, List<Sent> failures) {
        List<Long> inboxSeqs = failures.stream()
                .flatMap(failure -> failure.signal().inboxSeqs().stream())
                .toList();
        metrics.failed(failures.size());
        inbox.fail(inboxSeqs, code);
        LOG.warn(
                "{} subscriptions were not told ({}); their next attempts are within 5 minutes", failures.size(), code);
    }
}
