package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a change whose answer its caller would not take, before anything is changed: MVC finds out only when the answer is written. */
@Component
final class AcceptInterceptor implements HandlerInterceptor {

    private static final Set<String> CHANGES = Set.of("POST", "PATCH", "PUT", "DELETE");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !method.isVoid()
                && CHANGES.contains(request.getMethod())
                && !takesJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE);
        }
        return true;
    }

    private static boolean takesJson(List<String> accept) {
        try {
            return accept.isEmpty()
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }
}
