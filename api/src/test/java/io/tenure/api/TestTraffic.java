package io.tenure.api;

import io.tenure.api.identity.ApiKeys;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Callers that go on calling, whatever they are told, and what they and the database's server saw. */
final class TestTraffic implements AutoCloseable {

    private static final long PACE_MILLIS = 100;
    private static final int IN_A_ROW = 10;
    private static final int UNAVAILABLE = 503;

    private final long begun = System.nanoTime();
    private final RunningApi api;
    private final Jdbi owner;
    private final String token = TestSystem.ISSUER.token("caller-" + TestSystem.ROWS.id());
    private final String key;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Map<Kind, List<Call>> calls = new EnumMap<>(Kind.class);
    private final Map<String, Integer> mostBackends = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger mostThreads = new AtomicInteger();

    /** By the connections that answer. */
    enum Kind {
        /** Of a person: the general pools. */
        REQUEST(200),
        /** With a key that nobody knows: the check's own connections. */
        CHECK(401);

        private final int well;

        Kind(int well) {
            this.well = well;
        }
    }

    private record Call(long begun, long ended, int status) {}

    private TestTraffic(RunningApi api, Jdbi owner) {
        this.api = api;
        this.owner = owner;
        this.key = api.bean(ApiKeys.class).generate(false).text();
    }

    /** @param owner not through what fails */
    static TestTraffic begin(RunningApi api, Jdbi owner) {
        TestTraffic traffic = new TestTraffic(api, owner);
        for (Kind kind : Kind.values()) {
            traffic.calls.put(kind, new CopyOnWriteArrayList<>());
        }
        traffic.clock.scheduleAtFixedRate(traffic::callAll, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        traffic.clock.scheduleAtFixedRate(traffic::look, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        return traffic;
    }

    /** Whether the newest calls of each kind were answered. */
    boolean isWell() {
        return isWell(begun);
    }

    /** Whether the newest calls of each kind, all begun since then, were answered. */
    boolean isWell(long since) {
        return calls.entrySet().stream().allMatch(entry -> {
            List<Call> fresh = entry.getValue().stream()
                    .filter(call -> call.begun() >= since)
                    .toList();
            return fresh.size() >= IN_A_ROW
                    && fresh.subList(fresh.size() - IN_A_ROW, fresh.size()).stream()
                            .allMatch(call -> call.status() == entry.getKey().well);
        });
    }

    /** Whether a caller was told 503 since then. */
    boolean wasTold(Kind kind, long since) {
        return of(kind).stream().anyMatch(call -> call.ended() > since && call.status() == UNAVAILABLE);
    }

    /** Whether callers were told nothing but answers and 503. */
    boolean wasHonest() {
        return calls.entrySet().stream()
                .allMatch(entry -> entry.getValue().stream()
                        .allMatch(call -> call.status() == entry.getKey().well || call.status() == UNAVAILABLE));
    }

    int mostBackends(String application) {
        return mostBackends.getOrDefault(application, 0);
    }

    void report(String outage, long begun, long over) {
        calls.forEach((kind, all) -> System.out.printf(
                Locale.ROOT,
                "%s, %s: first answer after %d ms, back to normal %d ms after the end%n",
                outage,
                kind,
                millis(all.stream()
                                .filter(call -> call.begun() > begun && call.status() != kind.well)
                                .mapToLong(Call::ended)
                                .min()
                                .orElse(begun)
                        - begun),
                millis(all.stream()
                                .filter(call -> call.status() != kind.well)
                                .mapToLong(Call::ended)
                                .filter(ended -> ended > over)
                                .max()
                                .orElse(over)
                        - over)));
        System.out.printf(
                "%s: at most %s backends, %s threads of the platform, %s calls under way%n",
                outage, mostBackends, mostThreads, mostUnderWay);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void callAll() {
        Thread.ofVirtual().start(() -> call(Kind.REQUEST, () -> api.as(token).get("/organizations")));
        Thread.ofVirtual()
                .start(() -> call(
                        Kind.CHECK,
                        () -> api.as(null)
                                .post(
                                        "/verify-seat",
                                        "{\"userId\":\"u\",\"applicationSlug\":\"a\",\"externalOrgId\":\"o\"}",
                                        "X-API-Key",
                                        key)));
    }

    private void call(Kind kind, Supplier<TestHttp.Answer> work) {
        long begun = System.nanoTime();
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            int status = work.get().status();
            of(kind).add(new Call(begun, System.nanoTime(), status));
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void look() {
        mostThreads.accumulateAndGet(ManagementFactory.getThreadMXBean().getThreadCount(), Math::max);
        owner.useHandle(handle -> handle.createQuery("""
            select application_name, count(*)
              from pg_stat_activity
             where datname = current_database()
             group by application_name
            """)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(found -> mostBackends.merge(found.getKey(), found.getValue(), Math::max)));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private List<Call> of(Kind kind) {
        return Objects.requireNonNull(calls.get(kind));
    }
}
