package io.tenure.workflows.subscription;

import org.jspecify.annotations.Nullable;

/** A standing, with the reason why it does not open the door; the reason is null exactly while it does. */
public record Status(Standing standing, @Nullable StandingReason reason) {}
