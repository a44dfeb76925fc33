package io.tenure.api.application;

import io.tenure.api.request.Seldom;
import io.tenure.workflows.value.TypedId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When things were last used: noted in memory on paths that must not wait, and written by {@link LastUseRounds}. Of several uses between two rounds
 * the first is told, so that noting one that is known costs a look and nothing else. Safe for many threads.
 */
public final class LastUses<I extends TypedId> {

    private static final Logger log = LoggerFactory.getLogger(LastUses.class);

    private static final int LARGEST_BATCH = 10_000;

    private final Writer writer;
    private final Map<I, Instant> noted = new ConcurrentHashMap<>();
    private final Seldom failures = new Seldom(Duration.ofMinutes(1));

    /** One statement for a batch. */
    public interface Writer {

        /**
         * Returns the number of rows written.
         *
         * @param millis when each was used, since the epoch
         */
        int write(List<UUID> ids, List<Long> millis);
    }

    public LastUses(Writer writer) {
        this.writer = writer;
    }

    /** Never waits for anything, and allocates nothing where the use of {@code id} is noted already. */
    public void note(I id, Instant at) {
        if (!noted.containsKey(id)) {
            noted.put(id, at);
        }
    }

    /** Writes what was noted since the last round, one statement for ten thousand. What could not be written is kept for the next round. */
    public void write() {
        List<Map.Entry<I, Instant>> batch = take();
        while (!batch.isEmpty()) {
            if (!isWritten(batch) || batch.size() < LARGEST_BATCH) {
                return;
            }
            batch = take();
        }
    }

    private List<Map.Entry<I, Instant>> take() {
        List<Map.Entry<I, Instant>> batch = new ArrayList<>();
        Iterator<Map.Entry<I, Instant>> entries = noted.entrySet().iterator();
        while (entries.hasNext() && batch.size() < LARGEST_BATCH) {
            Map.Entry<I, Instant> entry = entries.next();
            batch.add(Map.entry(entry.getKey(), entry.getValue()));
            entries.remove();
        }
        return batch;
    }

    private boolean isWritten(List<Map.Entry<I, Instant>> batch) {
        try {
            writer.write(
                    batch.stream().map(entry -> entry.getKey().value()).toList(),
                    batch.stream().map(entry -> entry.getValue().toEpochMilli()).toList());
            return true;
        } catch (JdbiException away) {
            batch.forEach(entry -> noted.putIfAbsent(entry.getKey(), entry.getValue()));
            failures.happened()
                    .ifPresent(times -> log.warn(
                            "Last uses could not be written {} times, the next round will: {}",
                            times,
                            away.getClass().getSimpleName()));
            return false;
        }
    }
}
