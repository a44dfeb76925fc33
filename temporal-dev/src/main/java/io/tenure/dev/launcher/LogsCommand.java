package io.tenure.dev.launcher;

import io.tenure.dev.process.Logs;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the parts wrote. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints the last lines of a part's log, or of all.")
final class LogsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "part",
            description = "postgres, temporal, standins, worker, api, or another log's name")
    private @Nullable String part;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines (${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is written, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Surroundings.ofThisProcess().home();
        if (part == null) {
            names(home).forEach(name -> print(home.log(name), name));
            return 0;
        }
        Path log = home.log(part);
        if (!Files.isRegularFile(log)) {
            throw new Refusal("there is no log of " + part + ": choose one of " + String.join(", ", names(home)) + ".");
        }
        Logs.tail(log, lines).forEach(System.out::println);
        if (follow) {
            follow(home.logs(), log);
        }
        return 0;
    }

    private void print(Path log, String name) {
        System.out.println("== " + name);
        Logs.tail(log, Math.min(lines, 20)).forEach(System.out::println);
    }

    private static List<String> names(Home home) {
        try (Stream<Path> files = Files.list(home.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void follow(Path folder, Path log) throws IOException, InterruptedException {
        Progress progress = new Progress(System.out::println);
        try (WatchService watch = FileSystems.getDefault().newWatchService();
                LogFollower follower = new LogFollower(log)) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            follower.passOn(new Progress(line -> {}));
            while (true) {
                WatchKey changed = watch.poll(1, TimeUnit.SECONDS);
                follower.passOn(progress);
                if (changed != null) {
                    changed.pollEvents();
                    changed.reset();
                }
            }
        }
    }
}
