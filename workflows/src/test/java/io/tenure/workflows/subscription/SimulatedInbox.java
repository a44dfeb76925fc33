package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events on their way: doubled, delayed, out of order, not signalled, lost. What is not settled is signalled again, as the relay does. */
final class SimulatedInbox {

    private static final Duration RELAY = Duration.ofMinutes(5);
    private static final Duration LONGEST_REST = Duration.ofHours(6);

    private final SimulatedTime time;
    private final TreeMap<Long, Instant> unsettled = new TreeMap<>();
    private final Map<Look, Set<Long>> inView = new IdentityHashMap<>();
    private final Set<Long> covered = new TreeSet<>();
    private Consumer<ProviderChanged> signals = fact -> {};
    private long highest;
    private long sequence;
    private long highestSignalled;
    private Instant newsSince = SimulatedTime.BEGINNING;
    private long highestSeen;

    SimulatedInbox(SimulatedTime time) {
        this.time = time;
    }

    void signalTo(Consumer<ProviderChanged> run) {
        signals = run;
    }

    /** What a look reads before it asks the provider. */
    long watermark() {
        return highest;
    }

    /** A look is made, and not answered yet. */
    Look made(Look look) {
        inView.put(look, new TreeSet<>(unsettled.headMap(look.watermark(), true).keySet()));
        return look;
    }

    /** A look was answered. One that sees further than all before answers all events that it had in view. */
    void answered(Look look) {
        if (look.watermark() > highestSeen) {
            highestSeen = look.watermark();
            covered.addAll(inView.get(look));
        }
        inView.remove(look);
    }

    /** True when an event that a look has answered is not settled. */
    boolean isForgetful() {
        covered.removeIf(seq -> !unsettled.containsKey(seq));
        return !covered.isEmpty();
    }

    /** Something has changed at the provider. */
    void tell() {
        int copies = time.oneIn(8) ? 0 : 1 + time.random.nextInt(2);
        for (int copy = 0; copy < copies; copy++) {
            long seq = ++sequence;
            time.in(time.upTo(time.oneIn(5) ? Duration.ofDays(2) : Duration.ofSeconds(5)), () -> commit(seq));
        }
    }

    private void commit(long seq) {
        highest = Math.max(highest, seq);
        unsettled.put(seq, time.now());
        if (!time.oneIn(10)) {
            signal(seq);
        }
        time.in(RELAY, () -> relay(seq, RELAY));
    }

    private void signal(long seq) {
        if (seq > highestSignalled) {
            highestSignalled = seq;
            newsSince = time.now();
        }
        signals.accept(new ProviderChanged(seq, 1 + 2 * time.random.nextInt(2)));
    }

    /** Signals again, and rests longer each time. */
    private void relay(long seq, Duration rest) {
        if (unsettled.containsKey(seq)) {
            signal(seq);
            Duration next = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
            time.in(next, () -> relay(seq, next));
        }
    }

    void settle(long upTo) {
        unsettled.headMap(upTo, true).clear();
    }

    /** Since when the longest waiting event waits; null when none does. */
    @Nullable
    Instant oldest() {
        return unsettled.values().stream().min(Instant::compareTo).orElse(null);
    }

    /** When the run was told of the newest event; null when that is settled. */
    @Nullable
    Instant news() {
        return unsettled.containsKey(highestSignalled) ? newsSince : null;
    }
}
