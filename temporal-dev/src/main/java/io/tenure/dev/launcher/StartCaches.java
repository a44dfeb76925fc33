package io.tenure.dev.launcher;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.process.Stopping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records what our programs load when they start, so that the next start of the same jars takes a third of the work.
 * Done once after the first start, behind everything else; nothing depends on it.
 */
record StartCaches(StackPlan plan, Children children) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** There is nothing to finish, and a JVM that writes a cache does not listen. */
    private static final Stopping AT_ONCE = new Stopping("KILL", 5, true);

    /** A recorded start reaches nobody: it ends before it would serve, and knows no address of a living part. */
    private static final Map<String, String> NOWHERE = Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "SPRING_TEMPORAL_CONNECTION_TARGET", "127.0.0.1:1");

    /** Begins in the background what is missing. */
    void record() {
        Thread.ofVirtual().name("start-caches").start(() -> {
            try {
                record(JavaRun.SETUP, plan.settings().setUp());
                record(JavaRun.WORKER, startOf(plan.settings().worker("")));
                record(JavaRun.API, startOf(plan.settings().api()));
            } catch (Refusal e) {
                // The next start is as slow as this one was; the helper's log says why.
                return;
            }
        });
    }

    private void record(JavaRun run, Map<String, String> settings) {
        Path cache = plan.java().cache(run);
        if (Files.exists(cache)) {
            return;
        }
        Home home = plan.surroundings().home();
        Path partial = cache.resolveSibling(cache.getFileName() + ".partial");
        List<String> command = plan.java().recording(run, partial);
        Launch launch = new Launch("start-cache", command, settings, home.root(), null, AT_ONCE);
        children.run(launch, home.log("start-cache"), PATIENCE);
        try {
            Files.move(partial, cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + cache, e);
        }
    }

    private static Map<String, String> startOf(Map<String, String> settings) {
        Map<String, String> unreachable = new HashMap<>(settings);
        unreachable.putAll(NOWHERE);
        return unreachable;
    }
}
