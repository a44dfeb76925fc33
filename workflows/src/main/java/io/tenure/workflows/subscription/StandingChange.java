package io.tenure.workflows.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the timeline. {@code from} is null for the first one. */
public record StandingChange(
        @Nullable Standing from, Standing to, @Nullable StandingReason reason, Instant effectiveAt) {}
