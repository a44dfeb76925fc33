package io.tenure.worker.temporal;

import io.tenure.worker.Repeater;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Whether Temporal is there. Looked at again and again, so that others neither wait for it nor call it in vain. Publishes {@link TemporalArrived}
 * when it comes for the first time and whenever it comes back.
 */
public final class TemporalAvailability {

    private static final Logger LOG = LoggerFactory.getLogger(TemporalAvailability.class);
    private static final Duration SHORTEST_REST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 10;

    private final TemporalProbe probe;
    private final ApplicationEventPublisher events;
    private final Duration interval;
    private final Repeater looks = new Repeater("temporal-looks", this::look);
    private volatile @Nullable String problem = "was not asked yet";
    private boolean arrived;
    private int failures;

    public TemporalAvailability(TemporalProbe probe, ApplicationEventPublisher events, Duration interval) {
        this.probe = probe;
        this.events = events;
        this.interval = interval;
    }

    /** Published before others may use Temporal. When a listener throws, it is published again after the next look. */
    public record TemporalArrived() {}

    public boolean isUp() {
        return problem == null;
    }

    /** Why Temporal cannot be used; empty when it can. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** A call has failed: nobody calls until Temporal was seen again, which is tried at once. */
    public void suspect() {
        problem = "has not answered a call";
        looks.wake();
    }

    Repeater looks() {
        return looks;
    }

    /** Looks once and answers when to look again: soon while it is away, at the interval while it is there. */
    public Duration look() {
        Optional<String> found = probe.problem();
        return found.isPresent() ? away(found.get()) : here();
    }

    private Duration away(String found) {
        problem = found;
        arrived = false;
        Duration rest = restAfter(++failures, interval);
        LOG.warn("Temporal at {} {}; looking again in {} ms", probe.target(), found, rest.toMillis());
        return rest;
    }

    private Duration here() {
        failures = 0;
        if (!arrived) {
            events.publishEvent(new TemporalArrived());
            arrived = true;
            LOG.info("Temporal at {} is there, namespace {}", probe.target(), probe.namespace());
        }
        problem = null;
        return interval;
    }

    /** Doubled with each failure in a row (the first is 1), at most the interval. */
    static Duration restAfter(int failures, Duration interval) {
        Duration rest = SHORTEST_REST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return rest.compareTo(interval) < 0 ? rest : interval;
    }
}
