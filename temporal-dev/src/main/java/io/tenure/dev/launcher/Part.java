package io.tenure.dev.launcher;

import io.tenure.dev.process.Stopping;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of a stack, in the order in which they are started; they are stopped in reverse. */
public enum Part {
    /** Stopped by SIGINT: on SIGTERM PostgreSQL waits for every client to leave. */
    POSTGRES(new Stopping("INT", 20, false)),
    TEMPORAL(Stopping.within(10)),
    STANDINS(Stopping.within(10)),
    /** Has time to drain: activities that run are finished. */
    WORKER(Stopping.within(30)),
    API(Stopping.within(15));

    private final Stopping stopping;

    Part(Stopping stopping) {
        this.stopping = stopping;
    }

    /** The name in dev.json, in logs and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of that label, or nothing when it is a helper's, such as {@code setup}. */
    public static Optional<Part> labelled(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }

    Stopping stopping() {
        return stopping;
    }
}
