package io.tenure.api.request;

import io.tenure.api.problem.Problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** {@code expand} of the request at hand, which names the children that its caller wants in full. */
public final class Expansion {

    /** The query parameter: names with commas between them, or several times. */
    public static final String PARAMETER = "expand";

    private Expansion() {}

    public static boolean asksFor(String child) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && names(attributes.getRequest().getParameterValues(PARAMETER)).anyMatch(child::equals);
    }

    /** Every name of the parameter's values that the endpoint does not have. */
    public static List<FieldError> faults(String[] values, Expandable expandable) {
        List<String> known = List.of(expandable.value());
        String hint = "One of " + String.join(", ", known);
        return names(values)
                .filter(name -> !known.contains(name))
                .distinct()
                .map(name -> new FieldError("?" + PARAMETER, "unknown", hint))
                .toList();
    }

    private static Stream<String> names(String @Nullable [] values) {
        return values == null
                ? Stream.empty()
                : Arrays.stream(values)
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty());
    }
}
