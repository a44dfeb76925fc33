package io.tenure.dev.temporal;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.Logs;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the pinned Temporal with Go into the cache, once for all stacks and checkouts of a user. */
public final class TemporalBuild {
    private static final long ROOM_BYTES = 3L << 30;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(15);

    /** Fewer collections, and no debugging symbols: a fifth less CPU. */
    private static final Map<String, String> ENVIRONMENT = Map.of("CGO_ENABLED", "0", "GOGC", "400");

    private final PinnedTemporal pinned;
    private final Children children;
    private final Progress progress;

    public TemporalBuild(PinnedTemporal pinned, Children children, Progress progress) {
        this.pinned = pinned;
        this.children = children;
        this.progress = progress;
    }

    /** The finished program. A second build of the same user waits for the first. Refused when Go fails. */
    public Path build(TemporalSource.Build plan, Path log) {
        Path cache = plan.cache();
        try {
            Files.createDirectories(cache);
            refuseWithoutRoom(cache);
            Path lockFile = cache.resolve(plan.target().getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                assert lock.isValid();
                if (!Files.isExecutable(plan.target())) {
                    buildLocked(plan, log);
                }
            }
            return plan.target();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build Temporal in " + cache, e);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.say("  temporal: waiting for another process that builds it");
        return channel.lock();
    }

    private void buildLocked(TemporalSource.Build plan, Path log) throws IOException {
        long began = System.nanoTime();
        progress.say(
                "  temporal: building " + pinned.version() + " from source, once (3 to 7 minutes; log: " + log + ")");
        Path partial = plan.target().resolveSibling(plan.target().getFileName() + ".partial");
        Process go = children.start(
                Launch.helper("temporal-build", command(plan.go(), partial), ENVIRONMENT, pinned.module()), log);
        while (!endsWithin(go)) {
            progress.say("  temporal: " + built(log) + " packages after " + seconds(began) + " s");
        }
        if (go.exitValue() != 0) {
            throw new Refusal(
                    "Temporal could not be built; put the `temporal` command line tool " + pinned.version()
                            + " on the PATH, or set TEMPORAL_ADDRESS to a server. Log: " + log,
                    Logs.tail(log, 8));
        }
        Files.move(partial, plan.target(), StandardCopyOption.ATOMIC_MOVE);
        progress.done("temporal", Duration.ofNanos(System.nanoTime() - began), "built into " + plan.target());
    }

    private List<String> command(Path go, Path target) {
        String name = "-X github.com/temporalio/cli/internal/temporalcli.Version=" + pinned.version();
        return List.of(
                go.toString(),
                "build",
                "-v",
                "-buildvcs=false",
                "-gcflags=all=-dwarf=false",
                "-ldflags",
                "-s -w " + name,
                "-o",
                target.toString(),
                "github.com/temporalio/cli/cmd/temporal");
    }

    private static boolean endsWithin(Process process) {
        try {
            return process.waitFor(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new Refusal("the build of Temporal was interrupted.");
        }
    }

    /** With -v Go names each package that it has compiled on a line of its own. */
    private static long built(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.startsWith("go: ")).count();
        }
    }

    private static long seconds(long began) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    private static void refuseWithoutRoom(Path cache) throws IOException {
        long free = Files.getFileStore(cache).getUsableSpace();
        if (free < ROOM_BYTES) {
            throw new Refusal("no room on the disk to build Temporal: " + cache + " has " + (free >> 20)
                    + " MiB left and needs " + (ROOM_BYTES >> 20) + "; free some, or put `temporal` on the PATH.");
        }
    }
}
