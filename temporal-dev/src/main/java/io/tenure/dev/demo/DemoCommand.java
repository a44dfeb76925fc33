package io.tenure.dev.demo;

import io.tenure.dev.process.Progress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Plays the story on the running stack. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays the story on the running stack: a charge fails, the check denies; a new card is charged,"
                + " the check allows. Repeatable; exit code 1 when it does not come out.")
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the two figures as JSON and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        DemoStack stack = DemoStack.of(Path.of(System.getProperty("tenure.home", ".tenure"), "dev.json"));
        Progress progress = new Progress(line -> {
            if (!json) {
                System.out.println(line);
            }
        });
        DemoStory.Measured measured = new DemoStory(stack, stack.stripe(System.getenv()), progress).play();
        if (json) {
            System.out.println(JsonMapper.shared().writeValueAsString(measured));
        }
        return 0;
    }
}
