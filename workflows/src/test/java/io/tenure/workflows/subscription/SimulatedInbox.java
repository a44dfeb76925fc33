package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events on their way: doubled, delayed, out of order, not signalled, lost. What is not settled is signalled again, as the relay does. */
final class SimulatedInbox {

    private static final Duration RELAY = Duration.ofMinutes(5);

    private final SimulatedTime time;
    private final TreeMap<Long, Instant> unsettled = new TreeMap<>();
    private Consumer<ProviderChanged> signals = fact -> {};
    private long highest;
    private long sequence;

    SimulatedInbox(SimulatedTime time) {
        this.time = time;
    }

    void signalTo(Consumer<ProviderChanged> run) {
        signals = run;
    }

    long watermark() {
        return highest;
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
        time.in(RELAY, () -> relay(seq));
    }

    private void signal(long seq) {
        signals.accept(new ProviderChanged(seq, 1 + 2 * time.random.nextInt(2)));
    }

    private void relay(long seq) {
        if (unsettled.containsKey(seq)) {
            signal(seq);
            time.in(RELAY, () -> relay(seq));
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
}
