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
    /** Executed after a delay, also when the client has given up meanwhile; until then its idempotency key is in use. */
    EXECUTE_LATE,
    /** 429; nothing is executed. */
    RATE_LIMIT;

    /** Whether the request does not even arrive at the call. */
    public boolean isBeforeExecution() {
        return switch (this) {
            case TIMEOUT, RESET, RATE_LIMIT -> true;
            case ERROR, EXECUTE_AND_TIMEOUT, EXECUTE_LATE -> false;
        };
    }

    /** Whether it is a fault of the execution itself. */
    public boolean isDuringExecution() {
        return this == ERROR || this == EXECUTE_AND_TIMEOUT;
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
