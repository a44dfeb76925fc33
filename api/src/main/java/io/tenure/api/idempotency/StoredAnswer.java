package io.tenure.api.idempotency;

import org.jspecify.annotations.Nullable;

/** What the first request was answered. */
record StoredAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String entityTag,
        byte[] body) {

    private static final int FIRST_REFUSAL = 400;

    /** A refusal, or a success without a word: whoever asked may have it again, whatever became of the rights. */
    boolean showsNothing() {
        return status >= FIRST_REFUSAL || body.length == 0;
    }
}
