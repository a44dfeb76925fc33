package io.tenure.dev.launcher;

import io.tenure.dev.process.Ending;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.RecordedProcess;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops everything and keeps the data. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that up started and keeps the data; 0 also when nothing runs.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Home home = Surroundings.ofThisProcess().home();
        home.create();
        Progress progress = new Progress(System.out::println);
        ProcessTable table = new ProcessTable(home.processes());
        Optional<RecordedProcess> launcher = UpCommand.running(home);
        if (launcher.isEmpty() && table.living().isEmpty()) {
            progress.say("nothing runs");
            return 0;
        }
        new Ending(progress).endInReverse(launcher.stream().toList());
        if (!table.living().isEmpty()) {
            Launcher.endLeftovers(table, progress);
            table.write(List.of());
        }
        progress.say("everything is stopped; the data stays in " + home.data());
        return 0;
    }
}
