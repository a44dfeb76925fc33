package io.tenure.workflows.subscription;

import org.jspecify.annotations.Nullable;

/** What went wrong first in a life. */
final class LifeVerdict {

    private final SimulatedTime time;
    private @Nullable String complaint;

    LifeVerdict(SimulatedTime time) {
        this.time = time;
    }

    /** Null is no complaint. */
    void complain(@Nullable String what) {
        complaint = complaint == null && what != null ? what + " at " + time.now() : complaint;
    }

    @Nullable
    String complaint() {
        return complaint;
    }
}
