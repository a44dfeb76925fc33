package io.tenure.workflows.subscription;

import java.time.Instant;

/** A fact of our own that closes the door whatever the provider says (billing rule 58). What a person typed as its reason stays in the row. */
public record Hold(StandingReason kind, Instant since) {}
