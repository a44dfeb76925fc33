package io.tenure.workflows.subscription;

import io.temporal.failure.ActivityFailure;

/** Who sees what the run learns, and judges it before time passes. */
interface Witness {

    void check();

    /** True when the run is to be lost now. */
    boolean losesRun();

    /** True while nobody waits for an answer. */
    boolean isNobodyWaiting();

    /** True while somebody's wish to end at once has no outcome yet. */
    boolean isEndAsked();

    /** What the provider was asked last. */
    Object lastRequest();

    void answered(Object request, Object answer);

    /** @param endWasAsked as {@link #isEndAsked()} when the call began */
    void failed(Object request, ActivityFailure failure, boolean endWasAsked);
}
