package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What is wrong with the body that is being read, gathered while reading goes on, so that a caller hears of all of it at once. */
final class BodyFaults {

    private static final String ATTRIBUTE = BodyFaults.class.getName();
    private static final int MOST = 100;

    private final List<FieldError> found = new ArrayList<>();

    private BodyFaults() {}

    static void begin() {
        request().setAttribute(ATTRIBUTE, new BodyFaults(), RequestAttributes.SCOPE_REQUEST);
    }

    /** Returns whether somebody gathers, which is while a controller's body is read and never elsewhere. */
    static boolean add(FieldError fault) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null
                || !(request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof BodyFaults faults)) {
            return false;
        }
        if (faults.found.size() < MOST) {
            faults.found.add(fault);
        }
        return true;
    }

    /** What was gathered, and no more is. */
    static List<FieldError> end() {
        Object faults = request().getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        request().removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return faults instanceof BodyFaults gathered ? List.copyOf(gathered.found) : List.of();
    }

    private static RequestAttributes request() {
        return RequestContextHolder.currentRequestAttributes();
    }
}
