package io.tenure.api.request;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** {@code expand} of the request at hand, which names the children that its caller wants in full. */
public final class Expansion {

    /** The query parameter: names with commas between them, or several times. */
    public static final String PARAMETER = "expand";

    private Expansion() {}

    public static boolean asksFor(String child) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && names(attributes.getRequest()).anyMatch(child::equals);
    }

    /** Refuses every name that is none of {@code known}. */
    static void require(HttpServletRequest request, List<String> known) {
        String all = String.join(", ", known);
        List<FieldError> unknown = names(request)
                .filter(name -> !known.contains(name))
                .distinct()
                .map(name -> new FieldError("?" + PARAMETER, "unknown", "One of " + all))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.VALIDATION_FAILED, "Expand nothing but these here: " + all + ".")
                    .at(unknown);
        }
    }

    private static Stream<String> names(HttpServletRequest request) {
        String[] values = request.getParameterValues(PARAMETER);
        return values == null
                ? Stream.empty()
                : Arrays.stream(values)
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty());
    }
}
