package io.tenure.dev.temporal;

import io.tenure.dev.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a Temporal: {@code TEMPORAL_ADDRESS}, the PATH, the cache, and Go to build one with.
 *
 * @param environment of the user
 * @param goHomes where Go lies when it is not on the PATH
 */
public record TemporalSearch(Map<String, String> environment, Path cache, List<Path> goHomes) {

    /** The first place that has one. */
    public TemporalSource find(PinnedTemporal pinned) {
        String address = environment.getOrDefault("TEMPORAL_ADDRESS", "").strip();
        if (!address.isEmpty()) {
            return new TemporalSource.External(address);
        }
        return onPath("temporal")
                .or(() -> Optional.of(pinned.cachedIn(cache)).filter(Files::isExecutable))
                .<TemporalSource>map(TemporalSource.Program::new)
                .or(() -> go().map(go -> new TemporalSource.Build(go, cache, pinned.cachedIn(cache))))
                .orElseGet(TemporalSource.None::new);
    }

    private Optional<Path> go() {
        return onPath("go")
                .or(() -> goHomes.stream()
                        .map(home -> home.resolve("bin/go"))
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    private Optional<Path> onPath(String program) {
        return Programs.onPath(program, environment.getOrDefault("PATH", ""));
    }
}
