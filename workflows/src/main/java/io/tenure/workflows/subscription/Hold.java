package io.tenure.workflows.subscription;

import java.time.Instant;

/**
 * A fact of our own that closes the door whatever the provider says (billing rule 58). Several may stand; each is lifted by its own cause. What a
 * person typed as its reason stays in the row.
 *
 * @param kind OPERATOR_HOLD, DISPUTED or REFUNDED
 * @param cause what placed it and alone lifts it: {@link #OPERATOR}, or the provider's dispute or refund
 */
public record Hold(StandingReason kind, String cause, Instant since) {

    /** The cause of the one hold that operators place and lift. */
    public static final String OPERATOR = "operator";
}
