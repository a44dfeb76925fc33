package io.tenure.workflows.subscription;

/** Who sees what the run learns, and judges it before time passes. */
interface Witness {

    void check();

    /** True when the run is to be lost now. */
    boolean losesRun();

    void answered(Object answer);

    void unanswered();
}
