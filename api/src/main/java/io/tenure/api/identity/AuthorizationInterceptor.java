package io.tenure.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Stops a request before its controller when the caller may not. Requests whose body names the organization pass {@link BodyAuthorization}. */
@Component
final class AuthorizationInterceptor implements HandlerInterceptor {

    private final Declarations declarations;
    private final Gate gate;

    AuthorizationInterceptor(Declarations declarations, Gate gate) {
        this.declarations = declarations;
        this.gate = gate;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Declaration declaration = declarations.of(method);
        if (Recheck.isAsked(request) && !(declaration.subject() instanceof Subject.InBody)) {
            Recheck.judge(request, () -> check(declaration, request));
            return false;
        }
        check(declaration, request);
        return true;
    }

    private void check(Declaration declaration, HttpServletRequest request) {
        switch (declaration.subject()) {
            case Subject.InPath path -> gate.pass(declaration, path.read(pathVariables(request)), request);
            case Subject.InQuery query ->
                gate.pass(declaration, query.read(request.getParameterValues(Subject.QUERY_PARAMETER)), request);
            case Subject.Nowhere nowhere -> gate.pass(declaration, null, request);
            case Subject.InBody body -> {}
        }
    }

    @SuppressWarnings("unchecked") // Spring's own attribute, documented as a map of strings.
    private static Map<String, String> pathVariables(HttpServletRequest request) {
        return (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }
}
