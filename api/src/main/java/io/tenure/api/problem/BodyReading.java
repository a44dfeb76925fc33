package io.tenure.api.problem;

import io.tenure.api.identity.OrganizationScoped;
import io.tenure.api.problem.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body with all that is wrong with it and its query: what could not be read together with constraints that do not hold. Comes before whoever
 * looks into the body, such as the authorization of requests whose body names the organization.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyReading extends RequestBodyAdviceAdapter {

    private final Validator validator;

    BodyReading(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        MediaType said = message.getHeaders().getContentType();
        if (converter == JacksonJsonHttpMessageConverter.class && said != null && !JsonType.isUtf8(said)) {
            throw new ProblemException(ProblemType.MEDIA_TYPE_NOT_SUPPORTED);
        }
        BodyFaults.begin();
        return message;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        List<FieldError> found = BodyFaults.soFar();
        boolean nowhere = body instanceof OrganizationScoped scoped && scoped.organizationId() == null;
        List<FieldError> all = found.isEmpty() && !nowhere ? List.of() : withViolations(found, body);
        BodyFaults.end();
        if (all.isEmpty()) {
            return body;
        }
        throw ProblemException.fields(all);
    }

    /** What could not be read is not told to be missing, too, nor what it stands in to be invalid. */
    private List<FieldError> withViolations(List<FieldError> found, @Nullable Object body) {
        List<FieldError> all = new ArrayList<>(found);
        Set<ConstraintViolation<Object>> violations = body == null ? Set.of() : validator.validate(body);
        violations.stream()
                .flatMap(Pointers::faults)
                .filter(fault -> !BodyReading.isTold(fault))
                .sorted(Comparator.comparing(FieldError::pointer))
                .forEach(all::add);
        return all;
    }

    private static boolean isTold(FieldError fault) {
        return switch (fault.code()) {
            case Pointers.REQUIRED -> BodyFaults.isAt(fault.pointer());
            case Pointers.INVALID -> BodyFaults.isAtOrBelow(fault.pointer());
            default -> false;
        };
    }
}
