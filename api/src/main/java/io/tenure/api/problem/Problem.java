package io.tenure.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success: RFC 9457, {@code application/problem+json}.
 *
 * @param detail what to do
 * @param requestId under which our logs know the request; null in a stored operation's problem
 * @param errors the fields at fault; empty when the request as a whole is
 * @param fields what the code's documentation promises besides, for example {@code seatsAssigned}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> fields) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param pointer RFC 6901, into the body; {@code ?name} is a query parameter, a bare name a header
     * @param hint what was meant, perhaps, or the rule that was broken; absent where nobody knows
     */
    public record FieldError(
            String pointer,
            String code,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String hint) {

        public FieldError(String pointer, String code) {
            this(pointer, code, null);
        }

        /** With the nearest of the known names as a hint. */
        public static FieldError unknown(String pointer, String name, Collection<?> known) {
            return new FieldError(pointer, "unknown-field", NearestName.hint(name, known));
        }
    }

    public static Problem of(ProblemType type, @Nullable String requestId) {
        return new ProblemException(type).problem(requestId);
    }
}
