package io.tenure.dev.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        if (!endsWithin(process, handle, Duration.ofSeconds(stopping.seconds()))) {
            progress.say("  " + process.name() + " did not stop within " + stopping.seconds() + " s and is killed");
            signal("KILL", "-" + process.pid());
            handle.destroyForcibly();
            endsWithin(process, handle, AFTER_KILL);
        }
        progress.done(process.name(), Duration.ofNanos(System.nanoTime() - began), "stopped");
    }

    private static boolean endsWithin(RecordedProcess process, ProcessHandle handle, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                handle.onExit().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                if (process.living().isEmpty()) {
                    return true;
                }
            } catch (ExecutionException | InterruptedException e) {
                return process.living().isEmpty();
            }
        }
        return false;
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
