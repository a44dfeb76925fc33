package io.tenure.dev.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Ends recorded processes: asked first, killed with their process group when their patience is over. */
public final class Ending {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Progress progress;

    public Ending(Progress progress) {
        this.progress = progress;
    }

    /** Ends what lives of the processes, the last started first. Returns when none lives. */
    public void endInReverse(List<RecordedProcess> processes) {
        for (RecordedProcess process : processes.reversed()) {
            process.living().ifPresent(handle -> end(process, handle));
        }
    }

    private void end(RecordedProcess process, ProcessHandle handle) {
        long began = System.nanoTime();
        Stopping stopping = process.stopping();
        if (!signal(stopping.signal(), (stopping.group() ? "-" : "") + process.pid())) {
            handle.destroy();
        }
        Optional<ProcessGroup> group =
                stopping.group() ? Optional.of(new ProcessGroup(process.pid())) : Optional.empty();
        if (!endsWithin(() -> firstAlive(process, group), Duration.ofSeconds(stopping.seconds()))) {
            progress.say("  " + process.name() + " did not stop within " + stopping.seconds() + " s and is killed");
            signal("KILL", "-" + process.pid());
            handle.destroyForcibly();
            endsWithin(() -> firstAlive(process, Optional.of(new ProcessGroup(process.pid()))), AFTER_KILL);
        }
        progress.done(process.name(), Duration.ofNanos(System.nanoTime() - began), "stopped");
    }

    /** The process or, where its group is to end with it, another member. */
    private static Optional<ProcessHandle> firstAlive(RecordedProcess process, Optional<ProcessGroup> group) {
        return process.living()
                .or(() -> group.flatMap(members -> members.living().findFirst()));
    }

    private static boolean endsWithin(Supplier<Optional<ProcessHandle>> alive, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<ProcessHandle> awaited = alive.get();
        while (awaited.isPresent() && System.nanoTime() < deadline) {
            try {
                awaited.get().onExit().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It may have become a zombie, which the JDK takes for alive.
            } catch (ExecutionException | InterruptedException e) {
                return alive.get().isEmpty();
            }
            awaited = alive.get();
        }
        return awaited.isEmpty();
    }

    /** Java itself can send TERM and KILL only, and to one process. */
    private static boolean signal(String name, String target) {
        try {
            return new ProcessBuilder("bash", "-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "kill", name, target)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
