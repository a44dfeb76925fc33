package io.tenure.dev.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts processes, each in a session of its own and remembered in the table, until the launcher begins to stop. */
public final class Children {
    /** Settings of the user's shell that would reach into a part. */
    private static final Set<String> KEPT_OUT =
            Set.of("PG", "TEMPORAL_", "TENURE_", "SPRING_", "STRIPE_", "SERVER_", "MANAGEMENT_");

    private static final int SHOWN_LINES = 15;

    private final ProcessTable table;
    private boolean stopping;

    public Children(ProcessTable table) {
        this.table = table;
    }

    /** Starts a process with its output in the log. Refused once the launcher is stopping. */
    public Process start(Launch launch, Path log) {
        return start(launch, builder(launch, log).redirectErrorStream(true));
    }

    /** Runs a helper to its end. Refused, with the last lines of its log, when it does not end well in time. */
    public void run(Launch helper, Path log, Duration patience) {
        awaitGoodEnd(helper, start(helper, log), log, patience);
    }

    /** Runs a helper to its end and gives what it printed, which no log keeps; its errors go to the log. */
    public String capture(Launch helper, Path log, Duration patience) {
        Path printed = log.resolveSibling("." + helper.name() + ".out");
        try {
            PrivateFiles.write(printed, "");
            ProcessBuilder builder = builder(helper, log)
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .redirectOutput(printed.toFile());
            awaitGoodEnd(helper, start(helper, builder), log, patience);
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + helper.name() + " printed", e);
        } finally {
            PrivateFiles.delete(printed);
        }
    }

    private synchronized Process start(Launch launch, ProcessBuilder builder) {
        if (stopping) {
            throw new Refusal("stopped before " + launch.name() + " was started.");
        }
        try {
            return recorded(launch, builder.start());
        } catch (IOException e) {
            throw new Refusal(launch.name() + " could not be started: " + e.getMessage());
        }
    }

    /** What nobody remembers nobody would end. */
    private Process recorded(Launch launch, Process process) {
        RecordedProcess recorded = RecordedProcess.of(launch, process.toHandle());
        try {
            table.add(recorded);
            return process;
        } catch (RuntimeException e) {
            new Ending(new Progress(line -> {})).endInReverse(List.of(recorded));
            throw e;
        }
    }

    private void awaitGoodEnd(Launch helper, Process process, Path log, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                Progress silent = new Progress(line -> {});
                table.living(helper.name()).ifPresent(late -> new Ending(silent).endInReverse(List.of(late)));
                throw new Refusal(
                        helper.name() + " took longer than " + patience.toSeconds() + " s; its log is " + log + ":",
                        Logs.tail(log, SHOWN_LINES));
            }
            if (process.exitValue() != 0) {
                throw new Refusal(helper.name() + " failed; its log is " + log + ":", Logs.tail(log, SHOWN_LINES));
            }
        } catch (InterruptedException e) {
            throw new Refusal(helper.name() + " was interrupted.");
        } finally {
            table.remove(helper.name());
        }
    }

    /** From here on nothing is started. Returns when no start is under way. */
    public synchronized void startNothingMore() {
        stopping = true;
    }

    /** Whether processes end because they are told to. */
    public synchronized boolean areStopping() {
        return stopping;
    }

    private static ProcessBuilder builder(Launch launch, Path log) {
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(launch.command()))
                .directory(launch.directory().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> KEPT_OUT.stream().anyMatch(name::startsWith));
        environment.putAll(launch.environment());
        return builder;
    }

    /**
     * A terminal's Ctrl-C goes to its whole group: without a session of its own, PostgreSQL would go before the
     * worker.
     */
    private static List<String> inOwnSession(List<String> command) {
        List<String> leader = new ArrayList<>(
                Programs.onPath("setsid").isPresent()
                        ? List.of("setsid")
                        : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die"));
        leader.addAll(command);
        return leader;
    }
}
