package io.tenure.workflows.subscription;

import java.time.Instant;
import java.util.List;

/** How a subscription looks that has ended: nothing is left to finish, to hold closed or to ask a person for. */
final class Ended {

    private Ended() {}

    /** @param standing CANCELED, whose access ends with it, or EXPIRED, which never had any */
    static Subscription as(Subscription known, Standing standing, Instant at) {
        boolean canceled = standing == Standing.CANCELED;
        return known.withProvided(standing, canceled ? StandingReason.CANCELED : StandingReason.EXPIRED)
                .withCheckout(null)
                .withHolds(List.of())
                .withAttention(null)
                .withAccessUntil(canceled ? at : null)
                .withEndedAt(at);
    }
}
