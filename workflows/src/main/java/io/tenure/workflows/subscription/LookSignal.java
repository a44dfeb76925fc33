package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who wants a look at the provider: events that were signalled, an operator, a new run (law 3). */
final class LookSignal {

    /** Events that are not urgent are gathered this long: a renewal sends several. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private long wanted;
    private boolean urgent;
    private boolean asked;
    private boolean heard;
    private @Nullable Instant lookAt;

    /** What an earlier run has heard. */
    void restore(long heard) {
        wanted = heard;
    }

    void heard(ProviderChanged fact, Instant now) {
        wanted = Math.max(wanted, fact.seq());
        heard = true;
        boolean isUrgent = fact.priority() == 1;
        urgent |= isUrgent;
        wantLookAt(isUrgent ? now : now.plus(GATHERING));
    }

    /** A look that no event asks for: an operator's, who waits for it, or a new run's, which is one of many after a repair. */
    void want(Instant now, boolean someoneWaits) {
        urgent |= someoneWaits;
        asked = true;
        wantLookAt(now);
    }

    private void wantLookAt(Instant at) {
        if (lookAt == null || at.isBefore(lookAt)) {
            lookAt = at;
        }
    }

    /** When what was heard is to be looked at; null when nothing was heard since the last look. */
    @Nullable
    Instant lookAt() {
        return lookAt;
    }

    /** Highest inbox sequence that was signalled. */
    long wanted() {
        return wanted;
    }

    /** True when something was heard that a look up to {@code lookedUpTo} has not covered, or somebody asked for a look. */
    boolean wantsLook(long lookedUpTo) {
        return asked || wanted > lookedUpTo;
    }

    /** True when something was heard since the last look, and all of it is covered by a look up to {@code lookedUpTo}. */
    boolean heardOnlyUpTo(long lookedUpTo) {
        return heard && wanted <= lookedUpTo;
    }

    /** Clears what was heard, because it is looked at now. True when someone waits for it. */
    boolean take() {
        boolean wasUrgent = urgent;
        urgent = false;
        asked = false;
        heard = false;
        lookAt = null;
        return wasUrgent;
    }
}
