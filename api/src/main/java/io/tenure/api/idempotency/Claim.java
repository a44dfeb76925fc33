package io.tenure.api.idempotency;

/** What becomes of a request that came with a key. */
sealed interface Claim {

    /** To be run, for the first time or because nobody has answered within the lease. */
    record Run(Attempt attempt) implements Claim {}

    /** Answered before. */
    record Replay(StoredAnswer answer) implements Claim {}

    /** Another process is at work on it. */
    record InFlight() implements Claim {}

    /** The key stands for another request. */
    record Reused() implements Claim {}
}
