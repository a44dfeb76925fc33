package io.tenure.api.problem;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Explains why a body could not become a record: no JSON at all, or a field of the wrong kind. Says where, never what was sent. */
final class UnreadableBodies {

    private UnreadableBodies() {}

    static ProblemException explain(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return switch (exception.getCause()) {
            case UnrecognizedPropertyException unknown -> ProblemException.field(pointer(unknown), "unknown-field");
            case InvalidFormatException wrong -> ProblemException.field(pointer(wrong), "invalid");
            case ValueInstantiationException wrong -> ProblemException.field(pointer(wrong), "invalid");
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() -> ProblemException.field(pointer(wrong), "invalid");
            case null, default -> new ProblemException(ProblemType.UNREADABLE_BODY);
        };
    }

    private static String pointer(JacksonException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
