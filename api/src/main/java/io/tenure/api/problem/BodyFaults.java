package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What is wrong with a request, gathered while its body is read, so that a caller hears of all of it at once. */
final class BodyFaults {

    private static final String ATTRIBUTE = BodyFaults.class.getName();

    private final Map<String, FieldError> found = new LinkedHashMap<>();

    private BodyFaults() {}

    /** Gathers from now on, unless somebody does already. */
    static void begin() {
        if (request().getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) == null) {
            request().setAttribute(ATTRIBUTE, new BodyFaults(), RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Keeps the first fault of a place. Returns whether somebody gathers, which is while a controller's body is read and never elsewhere. */
    static boolean add(FieldError fault) {
        Optional<BodyFaults> gathered = gathered();
        gathered.filter(faults -> faults.found.size() < ProblemException.MOST_ERRORS)
                .ifPresent(faults -> faults.found.putIfAbsent(fault.pointer(), fault));
        return gathered.isPresent();
    }

    static boolean isAt(String pointer) {
        return gathered().filter(faults -> faults.found.containsKey(pointer)).isPresent();
    }

    static boolean isAtOrBelow(String pointer) {
        return gathered().stream()
                .flatMap(faults -> faults.found.keySet().stream())
                .anyMatch(place -> place.equals(pointer) || place.startsWith(pointer + "/"));
    }

    static List<FieldError> soFar() {
        return gathered().map(faults -> List.copyOf(faults.found.values())).orElse(List.of());
    }

    /** What was gathered, and no more is. */
    static List<FieldError> end() {
        List<FieldError> found = soFar();
        request().removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return found;
    }

    private static Optional<BodyFaults> gathered() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof BodyFaults faults
                ? Optional.of(faults)
                : Optional.empty();
    }

    private static RequestAttributes request() {
        return RequestContextHolder.currentRequestAttributes();
    }
}
