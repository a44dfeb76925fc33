package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
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
        List<FieldError> errors = new ArrayList<>(BodyFaults.end());
        Optional<FieldError> last = fault(exception.getCause());
        last.filter(fault -> !errors.contains(fault)).ifPresent(errors::add);
        boolean noJson = last.isEmpty() && !(exception.getCause() instanceof DatabindException);
        return errors.isEmpty() || noJson
                ? new ProblemException(ProblemType.UNREADABLE_BODY)
                : ProblemException.fields(errors);
    }

    /** Empty for what is no JSON at all, too deep or too long. */
    private static Optional<FieldError> fault(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                Optional.of(new FieldError(pointer(unknown), "unknown-field"));
            case InvalidFormatException wrong -> Optional.of(new FieldError(pointer(wrong), "invalid"));
            case ValueInstantiationException wrong -> Optional.of(new FieldError(pointer(wrong), "invalid"));
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() -> Optional.of(new FieldError(pointer(wrong), "invalid"));
            case StreamReadException twice
            when isDuplicate(twice) && twice.processor() instanceof JsonParser parser ->
                Optional.of(new FieldError(
                        parser.streamReadContext().pathAsPointer().toString(), "duplicate-field"));
            case null, default -> Optional.empty();
        };
    }

    /** Jackson has no type of its own for it. */
    private static boolean isDuplicate(StreamReadException exception) {
        return exception.getOriginalMessage().startsWith("Duplicate Object property");
    }

    private static String pointer(JacksonException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
