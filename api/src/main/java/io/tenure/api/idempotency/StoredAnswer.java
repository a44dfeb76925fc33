package io.tenure.api.idempotency;

import org.jspecify.annotations.Nullable;

/** What the first request was answered. */
record StoredAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String entityTag,
        byte[] body) {}
