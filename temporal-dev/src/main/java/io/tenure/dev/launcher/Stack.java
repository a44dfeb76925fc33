package io.tenure.dev.launcher;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.Logs;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.RecordedProcess;
import io.tenure.dev.process.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts single parts of a stack and waits for their health. */
final class Stack {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int SHOWN_LINES = 15;

    private final Home home;
    private final ProcessTable table;
    private final Children children;
    private final Progress progress;

    Stack(Home home, ProcessTable table, Children children, Progress progress) {
        this.home = home;
        this.table = table;
        this.children = children;
        this.progress = progress;
    }

    /** Starts the part unless it lives. Returns when it is healthy; refused when it ends or takes too long. */
    void ensure(PartPlan plan) {
        long began = System.nanoTime();
        String name = plan.part().label();
        Path log = home.log(name);
        Launch launch = plan.launch();
        boolean runsAlready = lives(plan.part());
        if (launch != null && !runsAlready) {
            children.start(launch, Logs.rotate(log));
        }
        waitUntilHealthy(plan, log);
        if (!runsAlready) {
            tellWhenItEnds(plan.part());
            String remark = launch == null ? "  (external)" : "";
            progress.done(name, Duration.ofNanos(System.nanoTime() - began), plan.url() + remark);
        }
    }

    /** Whether its process lives, healthy or not. */
    boolean lives(Part part) {
        return table.living(part.label()).isPresent();
    }

    /** Nothing restarts a dead part by itself: whoever watches decides. */
    private void tellWhenItEnds(Part part) {
        process(part)
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (!children.areStopping()) {
                        progress.say("✘ " + part.label() + " (process " + process.pid()
                                + ") has ended; temporal-dev/up --detach starts it again. Log: "
                                + home.log(part.label()));
                    }
                }));
    }

    private Optional<ProcessHandle> process(Part part) {
        return table.living(part.label()).flatMap(RecordedProcess::living);
    }

    private void waitUntilHealthy(PartPlan plan, Path log) {
        String name = plan.part().label();
        long deadline = System.nanoTime() + plan.patience().toNanos();
        while (!plan.healthy().getAsBoolean()) {
            if (plan.launch() == null && System.nanoTime() >= deadline) {
                throw new Refusal(
                        name + " at " + plan.url() + " does not answer: start it, or unset TEMPORAL_ADDRESS.");
            }
            if (endsWithin(plan)) {
                throw new Refusal(
                        name + " ended before it was healthy; its log is " + log + ":", Logs.tail(log, SHOWN_LINES));
            }
            if (System.nanoTime() >= deadline) {
                throw new Refusal(
                        name + " did not become healthy within "
                                + plan.patience().toSeconds() + " s; its log is " + log + ":",
                        Logs.tail(log, SHOWN_LINES));
            }
        }
    }

    /** Also the pause between two looks. */
    private boolean endsWithin(PartPlan plan) {
        ProcessHandle process = process(plan.part()).orElse(null);
        if (process == null && plan.launch() != null) {
            return true;
        }
        CompletableFuture<?> end = process == null ? new CompletableFuture<>() : process.onExit();
        try {
            end.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            throw new Refusal("stopped while waiting for " + plan.part().label() + ".");
        }
    }
}
