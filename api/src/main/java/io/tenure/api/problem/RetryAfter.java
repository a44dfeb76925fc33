package io.tenure.api.problem;

/** How long a caller waits before the next try, when we know no better. */
final class RetryAfter {

    static final String HEADER = "Retry-After";
    static final String SECONDS = "1";

    private RetryAfter() {}
}
