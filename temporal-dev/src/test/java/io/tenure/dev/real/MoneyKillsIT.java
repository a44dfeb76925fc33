package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.dev.real.Killer.Kill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Organizations live by chance while one part after another is killed; afterwards both sides are counted. Twenty kills, or as many as {@code tenure.kills} says;
 * {@code tenure.seed} repeats the chance of a run, not its timing.
 */
final class MoneyKillsIT {

    /** Many more than are busy at once: a request whose process was killed goes on after 50 s, and under a key of the API's after 90 s. */
    private static final int LIVES = 20;

    private static final int BUSY = 8;
    private static final Duration UNTIL_QUIET = Duration.ofMinutes(6);

    private final RealStack stack = RealStack.running();
    private final int kills = Integer.getInteger("tenure.kills", 20);
    private final long seed = Long.getLong("tenure.seed", System.nanoTime());
    private final Traffic traffic = new Traffic(BUSY);
    private final ReentrantReadWriteLock ownCommands = new ReentrantReadWriteLock();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void startWhatIsDead() {
        stack.up();
    }

    @Test
    void losesNothingAndDoesNothingTwice() throws InterruptedException, IOException {
        Instant began = Instant.now();
        List<Owner> owners = Stream.generate(() -> new Owner(new Tenant(stack), traffic))
                .limit(LIVES)
                .toList();
        List<Kill> done = killWhileTheyLive(owners);
        Instant killed = Instant.now();
        stack.reconcileEvents();
        Ledger ledger = await().pollInSameThread()
                .atMost(UNTIL_QUIET)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Ledger.read(stack, owners), Ledger::isQuiet);
        List<String> wrong = LedgerCheck.of(ledger);
        write(LedgerText.of(head(began, killed, wrong), done, ledger));

        assertThat(wrong)
                .as("seed %d; stories: %s", seed, stories(owners, wrong))
                .isEmpty();
        assertThat(done).allSatisfy(kill -> assertThat(kill.open()).isNotEmpty());
    }

    private List<Kill> killWhileTheyLive(List<Owner> owners) throws InterruptedException {
        Random chance = new Random(seed);
        Months months = new Months(owners.getFirst().tenant(), LIVES / 5);
        Life.Surroundings around = new Life.Surroundings(months, ownCommands.readLock(), over::get);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Owner>> lives = owners.stream()
                    .map(owner -> executor.submit(new Life(owner, around, chance.nextLong())))
                    .toList();
            await().atMost(UNTIL_QUIET)
                    .until(() ->
                            owners.stream().noneMatch(owner -> owner.story().isEmpty()));
            List<Kill> done = kill(chance, () -> lives.stream().anyMatch(life -> life.state() == Future.State.FAILED));
            over.set(true);
            months.stop();
            awaitAll(lives, owners);
            return done;
        } finally {
            over.set(true);
            months.stop();
        }
    }

    /** @param isBroken whether a life has failed: then there is nothing more to find */
    private List<Kill> kill(Random chance, BooleanSupplier isBroken) {
        Killer killer = new Killer(stack, traffic, ownCommands.writeLock(), chance);
        List<Kill> done = new ArrayList<>();
        for (KillPlan.Planned planned : KillPlan.of(kills, chance)) {
            if (isBroken.getAsBoolean()) {
                break;
            }
            done.add(killer.kill(planned));
            System.out.printf("%s kill %d of %d: %s%n", Instant.now(), done.size(), kills, done.getLast());
        }
        return done;
    }

    private static void awaitAll(List<Future<Owner>> lives, List<Owner> owners) throws InterruptedException {
        for (int i = 0; i < lives.size(); i++) {
            try {
                lives.get(i).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(String.join("\n", owners.get(i).story()), e);
            }
        }
    }

    private List<String> head(Instant began, Instant killed, List<String> wrong) {
        return List.of(
                "seed " + seed + ", " + kills + " kills, " + LIVES + " organizations",
                "begun " + began.truncatedTo(ChronoUnit.SECONDS) + ", commit "
                        + System.getProperty("tenure.commit", "unknown"),
                "lives and kills took " + Duration.between(began, killed).toSeconds() + " s, until all was quiet "
                        + Duration.between(killed, Instant.now()).toSeconds() + " s more",
                "wrong: " + (wrong.isEmpty() ? "nothing" : wrong));
    }

    private static List<String> stories(List<Owner> owners, List<String> wrong) {
        return owners.stream()
                .filter(owner ->
                        owner.sold().stream().anyMatch(sold -> wrong.toString().contains(sold.id)))
                .flatMap(owner -> owner.story().stream())
                .toList();
    }

    private static void write(String page) throws IOException {
        Path file = Path.of(System.getProperty("tenure.ledger", "target/money-kills.md"));
        Files.writeString(file, page);
        System.out.println(page);
    }
}
