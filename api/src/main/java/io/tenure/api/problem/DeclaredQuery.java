package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.request.Expandable;
import io.tenure.api.request.Expansion;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/** The query parameters that an endpoint declares, by itself or gathered in a record, and what is wrong with those of a request. */
final class DeclaredQuery {

    private static final String UNKNOWN = "unknown-parameter";
    private static final String TWICE = "duplicate-parameter";

    private final Map<String, Declared> parameters = new LinkedHashMap<>();
    private final ConversionService conversion;
    private final @Nullable Expandable expandable;

    private DeclaredQuery(ConversionService conversion, @Nullable Expandable expandable) {
        this.conversion = conversion;
        this.expandable = expandable;
    }

    private record Declared(
            Class<?> type,
            boolean required,
            Function<@Nullable Object, ? extends Collection<? extends ConstraintViolation<?>>> constraints) {}

    static DeclaredQuery of(HandlerMethod handler, Validator validator, ConversionService conversion) {
        DeclaredQuery query = new DeclaredQuery(conversion, handler.getMethodAnnotation(Expandable.class));
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null) {
                boolean required = single.required() && single.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                query.parameters.put(
                        String.valueOf(parameter.getParameterName()),
                        new Declared(
                                parameter.getParameterType(),
                                required,
                                value -> violations(handler, parameter, value, validator)));
            } else if (parameter.hasParameterAnnotation(ParameterObject.class)) {
                query.addComponents(parameter.getParameterType(), validator);
            }
        }
        return query;
    }

    private void addComponents(Class<?> filter, Validator validator) {
        for (RecordComponent component : filter.getRecordComponents()) {
            parameters.put(
                    component.getName(),
                    new Declared(
                            component.getType(),
                            false,
                            value -> validator.validateValue(filter, component.getName(), value)));
        }
    }

    private static Collection<ConstraintViolation<Object>> violations(
            HandlerMethod handler, MethodParameter parameter, @Nullable Object value, Validator validator) {
        @Nullable Object[] values = new @Nullable Object[handler.getMethodParameters().length];
        values[parameter.getParameterIndex()] = value;
        String name = handler.getMethod().getName() + "." + parameter.getParameterName();
        Set<ConstraintViolation<Object>> all =
                validator.forExecutables().validateParameters(handler.getBean(), handler.getMethod(), values);
        return all.stream()
                .filter(violation -> violation.getPropertyPath().toString().equals(name))
                .toList();
    }

    /** In the order of the request, what is missing last. */
    List<FieldError> faults(Map<String, String[]> given) {
        List<FieldError> faults = new ArrayList<>();
        given.forEach((name, values) -> {
            if (expandable != null && name.equals(Expansion.PARAMETER)) {
                faults.addAll(Expansion.faults(values, expandable));
            } else {
                fault(name, values).ifPresent(faults::add);
            }
        });
        parameters.forEach((name, declared) -> {
            if (declared.required() && !given.containsKey(name)) {
                faults.add(new FieldError("?" + name, "required"));
            }
        });
        return faults;
    }

    private Optional<FieldError> fault(String name, String[] values) {
        Declared declared = parameters.get(name);
        if (declared == null) {
            return Optional.of(new FieldError("?" + name, UNKNOWN, NearestName.hint(name, parameters.keySet())));
        }
        if (values.length != 1) {
            return Optional.of(new FieldError("?" + name, TWICE));
        }
        Optional<Object> value = QueryText.read(values[0], declared.type(), conversion);
        if (value.isEmpty()) {
            return Optional.of(new FieldError("?" + name, "invalid"));
        }
        return declared.constraints().apply(value.get()).stream()
                .findFirst()
                .map(violation -> Pointers.fault("?" + name, violation));
    }
}
