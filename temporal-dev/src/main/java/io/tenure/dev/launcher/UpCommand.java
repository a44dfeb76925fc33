package io.tenure.dev.launcher;

import io.tenure.dev.process.Ending;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.RecordedProcess;
import io.tenure.dev.process.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack, or repairs the one that runs. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the whole system and stays in the foreground; Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--detach",
            description = "Return when every part is healthy and leave the launcher in the background;"
                    + " on a running stack start what is dead.")
    private boolean detach;

    @Option(names = "--fresh", description = "Begin with empty data.")
    private boolean fresh;

    /** Set by --detach for the launcher that it leaves behind. */
    @Option(names = "--background", hidden = true)
    private boolean background;

    @Override
    public Integer call() {
        Surroundings surroundings = Surroundings.ofThisProcess();
        Progress progress = new Progress(System.out::println);
        if (!detach || background) {
            new Launcher(surroundings, progress).run(fresh);
            return 0;
        }
        surroundings.home().create();
        Optional<RecordedProcess> running = running(surroundings.home());
        if (running.isPresent()) {
            Control control = control(surroundings.home(), running.get());
            if (!fresh && control.fingerprint().equals(surroundings.fingerprint())) {
                return ControlClient.repair(control, progress);
            }
            progress.say("  the running stack is stopped first: " + (fresh ? "empty data" : "the sources changed"));
            new Ending(progress).endInReverse(List.of(running.get()));
        }
        return new Detached(surroundings, progress).start(fresh);
    }

    /** The launcher that holds the state folder, if one does. */
    static Optional<RecordedProcess> running(Home home) {
        Optional<LauncherLock> free = LauncherLock.tryToTake(home.lock());
        free.ifPresent(LauncherLock::close);
        return free.isPresent() ? Optional.empty() : new ProcessTable(home.processes()).living(Launcher.NAME);
    }

    private static Control control(Home home, RecordedProcess launcher) {
        return Control.read(home.control())
                .filter(control -> control.pid() == launcher.pid())
                .orElseThrow(() -> new Refusal("another launcher (process " + launcher.pid()
                        + ") is just starting or stopping: run this again in a moment."));
    }
}
