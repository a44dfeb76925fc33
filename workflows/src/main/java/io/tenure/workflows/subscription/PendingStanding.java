package io.tenure.workflows.subscription;

import java.time.Instant;

/** A standing that was decided at {@code since} and waits for its release. */
public record PendingStanding(Standing standing, StandingReason reason, Instant since) {}
