package io.tenure.dev.process;

import java.util.List;

/**
 * Why a command does not go on. The message is one line that says what to do; the details, if any, are the last lines
 * of the log that it names.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> details;

    public Refusal(String message) {
        this(message, List.of());
    }

    public Refusal(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    /** Lines to print under the message. */
    public List<String> details() {
        return details;
    }
}
