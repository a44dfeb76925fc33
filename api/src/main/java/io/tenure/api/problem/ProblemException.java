package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Carries no stack trace: it is an answer, not a defect. */
public final class ProblemException extends RuntimeException {

    /** What is wrong beyond that is not told. */
    static final int MOST_ERRORS = 200;

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> fields;

    public ProblemException(ProblemType type) {
        this(type, type.remedy(), List.of(), Map.of());
    }

    /** @param detail what to do, instead of the type's own remedy */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of());
    }

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> fields) {
        super(type.code(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = errors;
        this.fields = fields;
    }

    /** A field of the body is at fault: its RFC 6901 pointer, such as {@code /planId}, and a code, such as {@code unknown}. */
    public static ProblemException field(String pointer, String code) {
        return fields(List.of(new FieldError(pointer, code)));
    }

    public static ProblemException fields(List<FieldError> errors) {
        ProblemType type = ProblemType.VALIDATION_FAILED;
        return new ProblemException(
                type, type.remedy(), errors.stream().limit(MOST_ERRORS).toList(), Map.of());
    }

    /** Says which fields of the request are why. */
    public ProblemException at(List<FieldError> faults) {
        return new ProblemException(type, detail, List.copyOf(faults), fields);
    }

    /** Adds a member to the problem, for example {@code seatsAssigned}. */
    public ProblemException with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new ProblemException(type, detail, errors, more);
    }

    public ProblemType type() {
        return type;
    }

    public Problem problem(@Nullable String requestId) {
        return new Problem(type.address(), type.title(), type.status(), detail, type.code(), requestId, errors, fields);
    }
}
