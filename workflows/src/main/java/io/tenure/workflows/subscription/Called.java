package io.tenure.workflows.subscription;

/**
 * How a call of the provider ended.
 *
 * @param <T> what an answer is
 */
sealed interface Called<T> {

    record Answered<T>(T answer) implements Called<T> {}

    /** Nothing is known; another try may help. */
    record Silent<T>() implements Called<T> {}

    /** Refused for good: an operator must look at it. */
    record Rejected<T>(String code) implements Called<T> {}
}
