package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import io.tenure.dev.real.KillPlan.Moment;
import io.tenure.dev.real.KillPlan.Planned;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import org.awaitility.core.ConditionTimeoutException;

/** Kills one part after another while commands are at Stripe or callers wait for an answer, and starts what is dead. */
final class Killer {

    private static final Duration FOR_A_COMMAND = Duration.ofSeconds(6);
    private static final Duration FOR_ANY = Duration.ofMinutes(3);
    private static final Duration LATE = Duration.ofSeconds(2);

    private final RealStack stack;
    private final JournalTail journal;
    private final Traffic traffic;
    private final Lock noOwnCommands;
    private final Random chance;

    /** @param noOwnCommands held while a fault waits for a command that must be the worker's */
    Killer(RealStack stack, Traffic traffic, Lock noOwnCommands, Random chance) {
        this.stack = stack;
        this.journal = new JournalTail(stack);
        this.traffic = traffic;
        this.noOwnCommands = noOwnCommands;
        this.chance = chance;
    }

    /**
     * @param command what Stripe was asked last, or is at
     * @param open how many requests of each kind had no answer
     * @param down how long it took until everything was healthy again
     */
    record Kill(String part, Moment moment, String command, Map<String, Long> open, Duration down) {}

    Kill kill(Planned planned) {
        try (Faults faults = new Faults(stack)) {
            Optional<String> held = planned.moment() == Moment.ANY ? Optional.empty() : held(planned, faults);
            if (held.isEmpty()) {
                faults.clear();
            }
            String command = held.orElseGet(() -> "POST " + journal.awaitCommands(2 + chance.nextInt(6), FOR_ANY));
            Map<String, Long> waiting = traffic.open();
            stack.kill(planned.part());
            long began = System.nanoTime();
            faults.clear();
            stack.repair();
            Duration down = Duration.ofNanos(System.nanoTime() - began);
            return new Kill(
                    planned.part(), held.isPresent() ? planned.moment() : Moment.ANY, name(command), waiting, down);
        }
    }

    /** The first command that moves money and is held at Stripe. Empty when none comes: then any other will do. */
    private Optional<String> held(Planned planned, Faults faults) {
        noOwnCommands.lock();
        try {
            hold(planned.moment(), planned.preferred(), faults);
            return awaitHeld(faults).or(() -> {
                KillPlan.MOVING_MONEY.forEach(command -> hold(planned.moment(), command, faults));
                return awaitHeld(faults);
            });
        } finally {
            noOwnCommands.unlock();
        }
    }

    private static void hold(Moment moment, String command, Faults faults) {
        if (moment == Moment.EXECUTED) {
            faults.executeAndKeepSilent(command);
        } else {
            faults.executeLate(command, LATE);
        }
    }

    private static Optional<String> awaitHeld(Faults faults) {
        try {
            return await().pollInSameThread()
                    .atMost(FOR_A_COMMAND)
                    .pollInterval(Duration.ofMillis(20))
                    .until(faults::firstFired, Optional::isPresent);
        } catch (ConditionTimeoutException none) {
            return Optional.empty();
        }
    }

    private static String name(String called) {
        String path = called.substring("POST /v1/".length());
        return switch (path.split("/").length) {
            case 1 -> path.equals("subscriptions") ? "create" : "make the customer";
            case 2 -> "change";
            default -> path.endsWith("/pay") ? "pay" : path.substring(path.lastIndexOf('/') + 1) + " the card";
        };
    }
}
