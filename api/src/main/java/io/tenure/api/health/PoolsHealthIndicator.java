package io.tenure.api.health;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN while no pool gives a connection that answers: one that is merely busy takes no replica away. All are asked at once, none longer than a second. */
public final class PoolsHealthIndicator implements HealthIndicator {

    private static final long LONGEST_MILLIS = 1_000;

    private final Map<String, Pool> pools;

    /** Whether a pool's connection answers. Must come to an end by itself. */
    public interface Pool {
        boolean answers() throws SQLException;
    }

    /** @param pools by their names */
    public PoolsHealthIndicator(Map<String, Pool> pools) {
        this.pools = new TreeMap<>(pools);
    }

    @Override
    public Health health() {
        Map<String, CompletableFuture<Boolean>> asked = new TreeMap<>();
        pools.forEach((name, pool) -> asked.put(name, ask(name, pool)));
        boolean serves = false;
        Health.Builder health = Health.up();
        for (Map.Entry<String, CompletableFuture<Boolean>> answer : asked.entrySet()) {
            boolean answers = answer.getValue().join();
            health.withDetail(answer.getKey(), answers ? "answers" : "silent");
            serves |= answers;
        }
        return serves ? health.build() : health.down().build();
    }

    private static CompletableFuture<Boolean> ask(String name, Pool pool) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("health-" + name).start(() -> answer.complete(answers(pool)));
        return answer.completeOnTimeout(false, LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static boolean answers(Pool pool) {
        try {
            return pool.answers();
        } catch (SQLException away) {
            return false;
        }
    }
}
