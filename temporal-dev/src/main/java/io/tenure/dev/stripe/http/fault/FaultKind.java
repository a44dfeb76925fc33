package io.tenure.dev.stripe.http.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong. On the wire the names are lower case with hyphens, such as {@code execute-and-timeout}. */
public enum FaultKind {
    /** 500 {@code api_error}; nothing is executed, and an idempotency key keeps it. */
    ERROR,
    /** No answer; nothing is executed. */
    TIMEOUT,
    /** The connection breaks at once; nothing is executed. */
    RESET,
    /** Executed and kept under its idempotency key, but never answered. */
    EXECUTE_AND_TIMEOUT,
    /** 429; nothing is executed. */
    RATE_LIMIT;

    /** Whether the request does not even arrive at the call. */
    public boolean isBeforeExecution() {
        return switch (this) {
            case TIMEOUT, RESET, RATE_LIMIT -> true;
            case ERROR, EXECUTE_AND_TIMEOUT -> false;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
