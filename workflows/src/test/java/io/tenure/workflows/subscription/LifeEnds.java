package io.tenure.workflows.subscription;

/** How a simulated run is cut off. */
final class LifeEnds {

    private LifeEnds() {}

    /** Somebody has terminated the run. */
    static final class RunLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunLost() {
            super(null, null, false, false);
        }
    }

    /** The life is long enough. */
    static final class HorizonReached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HorizonReached() {
            super(null, null, false, false);
        }
    }

    /** The run turns without letting time pass: a workflow task that never ends. */
    static final class TurnsForEver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TurnsForEver() {
            super(null, null, false, false);
        }
    }
}
