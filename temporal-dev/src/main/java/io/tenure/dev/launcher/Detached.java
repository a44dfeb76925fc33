package io.tenure.dev.launcher;

import io.tenure.dev.process.Logs;
import io.tenure.dev.process.Programs;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Leaves a launcher in the background and waits until it is ready, telling what it tells. */
final class Detached {
    private final Surroundings surroundings;
    private final Progress progress;

    Detached(Surroundings surroundings, Progress progress) {
        this.surroundings = surroundings;
        this.progress = progress;
    }

    /**
     * 0 when every part is healthy; the launcher's exit code when it gave up. Told to end meanwhile, it ends the
     * launcher.
     */
    int start(boolean fresh) {
        Path log = Logs.rotate(surroundings.home().log(Launcher.NAME));
        try {
            Process launcher = new ProcessBuilder(command(fresh))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Thread impatience = new Thread(() -> end(launcher), "end-launcher");
            Runtime.getRuntime().addShutdownHook(impatience);
            int code = follow(launcher, log);
            Runtime.getRuntime().removeShutdownHook(impatience);
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the launcher", e);
        }
    }

    private int follow(Process launcher, Path log) throws IOException {
        try (LogFollower follower = new LogFollower(log)) {
            boolean ended = false;
            while (!ended && !isReady(launcher)) {
                ended = launcher.waitFor(100, TimeUnit.MILLISECONDS);
                follower.passOn(progress);
            }
            follower.passOn(progress);
            return ended ? Math.max(1, launcher.exitValue()) : 0;
        } catch (InterruptedException e) {
            throw new Refusal("interrupted.");
        }
    }

    private boolean isReady(Process launcher) {
        return Control.read(surroundings.home().control())
                .filter(control -> control.pid() == launcher.pid() && control.ready())
                .isPresent();
    }

    private static void end(Process launcher) {
        launcher.destroy();
        launcher.onExit().join();
    }

    private List<String> command(boolean fresh) {
        List<String> command = new ArrayList<>();
        Programs.onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(new JavaProgram(surroundings.javaHome(), surroundings.app()).launcher(surroundings));
        if (fresh) {
            command.add("--fresh");
        }
        return command;
    }
}
