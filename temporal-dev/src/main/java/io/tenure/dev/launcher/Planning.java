package io.tenure.dev.launcher;

import io.tenure.dev.demo.DemoSeed;
import io.tenure.dev.process.Children;
import io.tenure.dev.process.Logs;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.temporal.PinnedTemporal;
import io.tenure.dev.temporal.TemporalBuild;
import io.tenure.dev.temporal.TemporalSearch;
import io.tenure.dev.temporal.TemporalSource;
import java.nio.file.Path;
import java.util.List;

/** Decides everything that has to be decided before the first process starts: keys, Temporal, ports. */
final class Planning {
    private final Surroundings surroundings;
    private final Children children;
    private final Progress progress;

    Planning(Surroundings surroundings, Children children, Progress progress) {
        this.surroundings = surroundings;
        this.children = children;
        this.progress = progress;
    }

    /** The plan of a whole stack; builds a Temporal when that is the only way to one. */
    StackPlan plan() {
        TemporalSource temporal = temporal();
        Path data = surroundings.home().data();
        StackKeys keys = StackKeys.of(data);
        Ports ports = Ports.claimed(new PortClaims(surroundings.cache().resolve("ports")), data.resolve("ports.json"));
        StripeAccess stripe = StripeAccess.of(surroundings.environment(), keys, ports.stripe());
        DemoSeed.requireAccount(data, stripe.account());
        return new StackPlan(surroundings, ports, keys, stripe, temporal);
    }

    private TemporalSource temporal() {
        PinnedTemporal pinned = PinnedTemporal.in(surroundings.checkout().resolve("temporal-dev/temporal"));
        List<Path> goHomes = List.of(Path.of("/usr/local/go"), Path.of("/opt/homebrew"), Path.of("/usr/lib/go"));
        TemporalSource found =
                new TemporalSearch(surroundings.environment(), surroundings.cache(), goHomes).find(pinned);
        return switch (found) {
            case TemporalSource.External external -> external;
            case TemporalSource.Program program -> program;
            case TemporalSource.Build build -> {
                Path log = Logs.rotate(surroundings.home().log("temporal-build"));
                yield new TemporalSource.Program(new TemporalBuild(pinned, children, progress).build(build, log));
            }
            case TemporalSource.None none ->
                throw new Refusal("no Temporal server: put the `temporal` command line tool (" + pinned.version()
                        + ") on the PATH, or install Go 1.26 to have it built, or set TEMPORAL_ADDRESS to a server.");
        };
    }
}
