package io.tenure.api.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** What the first request was answered. */
record StoredAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String entityTag,
        byte[] body) {

    private static final int FIRST_REFUSAL = 400;
    private static final int CONFLICT = 409;

    /** Of what is shown once only that it was: nothing of it is kept. */
    static StoredAnswer of(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        if (request.getAttribute(Attempt.SHOWN_ONCE) != null && answer.getStatus() < FIRST_REFUSAL) {
            return new StoredAnswer(CONFLICT, null, null, null, new byte[0]);
        }
        return new StoredAnswer(
                answer.getStatus(),
                answer.getContentType(),
                answer.getHeader(HttpHeaders.LOCATION),
                answer.getHeader(HttpHeaders.ETAG),
                answer.getContentAsByteArray());
    }

    /** It was shown once, and is no more. */
    boolean isLost() {
        return status == CONFLICT && body.length == 0;
    }

    /** A refusal, or a success without a word: whoever asked may have it again, whatever became of the rights. */
    boolean showsNothing() {
        return status >= FIRST_REFUSAL || body.length == 0;
    }
}
