package io.tenure.api.problem;

import io.tenure.api.problem.CrossChecked.Told;
import io.tenure.api.problem.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Says where in a request a fault is, and gives the constraints of Jakarta Validation our codes. */
final class Pointers {

    static final String REQUIRED = "required";
    static final String INVALID = "invalid";

    private static final Pattern INDEX = Pattern.compile("\\[(\\w+)]");

    private static final Pattern ELEMENT = Pattern.compile("\\.<[a-z ]+>");

    private Pointers() {}

    /** {@code terms.seats[0].<list element>} becomes {@code /terms/seats/0}. */
    static String ofProperty(String path) {
        return "/"
                + INDEX.matcher(ELEMENT.matcher(path).replaceAll(""))
                        .replaceAll(".$1")
                        .replace('.', '/');
    }

    /** Of a body that is {@code /status}; of parameters that are gathered in a record, {@code ?status}. */
    static List<FieldError> ofBinding(MethodArgumentNotValidException exception) {
        boolean body = exception.getParameter().hasParameterAnnotation(RequestBody.class);
        return exception.getBindingResult().getAllErrors().stream()
                .flatMap(error -> body ? faults(error.unwrap(ConstraintViolation.class)) : Stream.of(ofQuery(error)))
                .toList();
    }

    private static FieldError ofQuery(ObjectError error) {
        String name = error instanceof org.springframework.validation.FieldError field ? field.getField() : "";
        return new FieldError("?" + name, code(error.getCode()));
    }

    static String code(@Nullable String constraint) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> REQUIRED;
            case "Min", "Positive", "PositiveOrZero" -> "too-small";
            case "Max" -> "too-large";
            case "Size" -> "length";
            case null, default -> INVALID;
        };
    }

    /** Such as {@code Size}. */
    static String constraint(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    /** In a body. */
    static Stream<FieldError> faults(ConstraintViolation<?> violation) {
        Told told = ((HibernateConstraintViolation<?>) violation).getDynamicPayload(Told.class);
        return told == null
                ? Stream.of(fault(ofProperty(violation.getPropertyPath().toString()), violation))
                : told.faults().stream();
    }

    /** With the rule as its hint, where the code does not say all of it. */
    static FieldError fault(String pointer, ConstraintViolation<?> violation) {
        String code = code(constraint(violation));
        return new FieldError(pointer, code, code.equals(REQUIRED) ? null : violation.getMessage());
    }

    static boolean isQuery(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class);
    }

    static List<FieldError> ofParameters(HandlerMethodValidationException exception) {
        List<FieldError> errors = new ArrayList<>();
        for (ParameterValidationResult result : exception.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                body.getFieldErrors()
                        .forEach(error ->
                                errors.add(new FieldError(ofProperty(error.getField()), code(error.getCode()))));
            } else {
                result.getResolvableErrors()
                        .forEach(error -> errors.add(ofParameter(result.getMethodParameter(), error.getCodes())));
            }
        }
        return errors;
    }

    private static FieldError ofParameter(MethodParameter parameter, String @Nullable [] codes) {
        String constraint = codes == null || codes.length == 0 ? null : codes[codes.length - 1];
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        return new FieldError(header == null ? "?" + parameter.getParameterName() : header.name(), code(constraint));
    }
}
