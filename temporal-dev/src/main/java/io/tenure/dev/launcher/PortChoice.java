package io.tenure.dev.launcher;

import io.tenure.dev.process.Refusal;
import java.util.function.IntPredicate;

/** Which port a part listens on: its usual one, or the next free one in steps of a hundred. */
final class PortChoice {
    private static final int STEP = 100;
    /** Above begin the ports that the system gives to outgoing connections. */
    private static final int LAST = 32_000;

    private PortChoice() {}

    /** The first port of the usual one, usual + 100, usual + 200 .. that is free. Refused when none is. */
    static int choose(int usual, IntPredicate free) {
        for (int port = usual; port <= LAST; port += STEP) {
            if (free.test(port)) {
                return port;
            }
        }
        throw new Refusal("no free port from " + usual + " in steps of " + STEP + ": stop a program that holds one.");
    }
}
