package io.tenure.dev.demo;

import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    private static final int ENOUGH_FOR_A_DISTRIBUTION = 10;

    @Option(names = "--json", description = "Print the last round's figures as JSON and nothing else.")
    private boolean json;

    @Option(
            names = "--rounds",
            defaultValue = "2",
            description = "How often (${DEFAULT-VALUE}). In a first round after a start programs load their code;"
                    + " from 10 on the distribution is printed, too.")
    private int rounds;

    @Option(
            names = "--pause",
            defaultValue = "0",
            paramLabel = "MILLIS",
            description = "Between two rounds (${DEFAULT-VALUE}).")
    private long pauseMillis;

    @Option(
            names = "--within",
            paramLabel = "MILLIS",
            description = "Exit with 1 when the last round's check denied later than that after the accepted webhook.")
    private @Nullable Long withinMillis;

    @Option(
            names = "--signalled",
            description =
                    "Exit with 1 when the relay had to tell of the failed charge in every round: then no signal of"
                            + " the API arrives.")
    private boolean signalled;

    @Override
    public Integer call() {
        DemoStack stack = DemoStack.of(Path.of(System.getProperty("tenure.home", ".tenure"), "dev.json"));
        Progress progress = new Progress(this::tell);
        DemoStory story = new DemoStory(stack, stack.stripe(System.getenv()), progress);
        List<DemoStory.Measured> measured = play(story, progress);
        if (json) {
            System.out.println(JsonMapper.shared().writeValueAsString(measured.getLast()));
        } else if (measured.size() >= ENOUGH_FOR_A_DISTRIBUTION) {
            distribution(measured, progress);
        }
        requireInTime(measured.getLast(), withinMillis);
        if (signalled) {
            requireSignal(measured);
        }
        return 0;
    }

    private List<DemoStory.Measured> play(DemoStory story, Progress progress) {
        List<DemoStory.Measured> measured = new ArrayList<>();
        for (int round = 1; round <= Math.max(1, rounds); round++) {
            if (round > 1) {
                Until.hasPassed(Duration.ofMillis(pauseMillis));
            }
            progress.say("round " + round + " of " + Math.max(1, rounds));
            measured.add(story.play());
        }
        return measured;
    }

    /** Refused when the door was closed later than asked for; null asks for nothing. */
    static void requireInTime(DemoStory.Measured measured, @Nullable Long withinMillis) {
        if (withinMillis != null && measured.deniedMs() > withinMillis) {
            throw new Refusal("the check denied " + measured.deniedMs() + " ms after the accepted webhook, later than "
                    + withinMillis + " ms: see temporal-dev/logs api and worker.");
        }
    }

    /** Refused when no round's failure came by the API's signal alone. One that did is proof, and a stall no disproof. */
    static void requireSignal(List<DemoStory.Measured> measured) {
        if (measured.stream().allMatch(round -> round.relayAttempts() > 0)) {
            throw new Refusal("the relay told of the failed charge in each of " + measured.size()
                    + " rounds, the API's signal in none: see temporal-dev/logs api and worker.");
        }
    }

    private void tell(String line) {
        if (!json) {
            System.out.println(line);
        }
    }

    private static void distribution(List<DemoStory.Measured> measured, Progress progress) {
        List<Long> denied =
                measured.stream().map(DemoStory.Measured::deniedMs).sorted().toList();
        progress.say("denied after: p50 " + percentile(denied, 50) + " ms, p99 " + percentile(denied, 99) + " ms, max "
                + denied.getLast() + " ms, over " + denied.size() + " failures");
    }

    /** The smallest value that so many percent of the values do not exceed. */
    static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
