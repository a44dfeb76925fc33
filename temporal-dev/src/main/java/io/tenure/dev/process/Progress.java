package io.tenure.dev.process;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What a command tells its user, line by line, in plain text. */
public final class Progress {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public Progress(Consumer<String> first) {
        listeners.add(first);
    }

    /** A line as it is. */
    public void say(String line) {
        for (Consumer<String> listener : listeners) {
            listener.accept(line);
        }
    }

    /** Something that is done, with the time that it took. */
    public void done(String what, Duration took, String detail) {
        String line = String.format(Locale.ROOT, "✔ %-12s %5.1f s   %s", what, took.toMillis() / 1000.0, detail);
        say(line.stripTrailing());
    }

    /** Why something failed, with the lines that show it. */
    public void refused(Refusal refusal) {
        say("✘ " + refusal.getMessage());
        refusal.details().forEach(line -> say("  | " + line));
    }

    /** Runs the action while the listener hears every line, too. */
    public void heardBy(Consumer<String> listener, Runnable action) {
        listeners.add(listener);
        try {
            action.run();
        } finally {
            listeners.remove(listener);
        }
    }
}
