package io.tenure.api.identity;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import io.tenure.workflows.value.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why one of the platform's staff does something to a tenant, where no body says it. */
final class Reason {

    static final String HEADER = "X-Reason";

    private static final int LONGEST = 500;

    private Reason() {}

    /** Null where none is said. Refuses what is too long for the audit, and what is no UTF-8: it would be kept as something else. */
    static @Nullable String of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        if (header == null) {
            return null;
        }
        String reason = read(header);
        if (reason.codePointCount(0, reason.length()) > LONGEST) {
            throw ProblemException.field(HEADER, "length");
        }
        return Text.isBlank(reason) ? null : reason;
    }

    /** Servlets read headers byte by byte; people type them in UTF-8. */
    private static String read(String header) {
        ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException other) {
            throw ProblemException.fields(List.of(new FieldError(HEADER, "invalid", "must be UTF-8")));
        }
    }
}
