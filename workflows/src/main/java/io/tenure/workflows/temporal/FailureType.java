package io.tenure.workflows.temporal;

import io.temporal.failure.ApplicationFailure;

/**
 * Why an activity or an update failed: one question, is it worth another try? A failure carries the type's name and a code, never a vendor's
 * text, because a history outlives the person it might name.
 */
public enum FailureType {
    /** No answer, an answer of 5xx or 429: nothing is known, another try may help. */
    UNAVAILABLE(true),
    /** The other side refused for good: wrong credentials, a call it does not know, an object that is gone. */
    REJECTED(false),
    /** The state does not allow what was asked for. */
    REFUSED(false),
    /** A defect of ours: it heals when a fix is deployed, so whoever cannot go on without tries until then. */
    BUG(true);

    private final boolean retryable;

    FailureType(boolean retryable) {
        this.retryable = retryable;
    }

    /** A failure with a code such as {@code provider-timeout} and nothing else. */
    public ApplicationFailure failure(String code) {
        return retryable
                ? ApplicationFailure.newFailure(code, name())
                : ApplicationFailure.newNonRetryableFailure(code, name());
    }
}
