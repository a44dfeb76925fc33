package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Why one of the platform's staff does something to a tenant, where no body says it. */
final class Reason {

    static final String HEADER = "X-Reason";

    private static final int LONGEST = 500;

    private Reason() {}

    /** Null without the header. Refuses what is too long for the audit. */
    static @Nullable String of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        if (header == null || header.isBlank()) {
            return null;
        }
        // Servlets read headers byte by byte; people type them in UTF-8.
        String reason = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        if (reason.codePointCount(0, reason.length()) > LONGEST) {
            throw ProblemException.field(HEADER, "length");
        }
        return reason;
    }
}
