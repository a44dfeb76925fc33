package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.workflows.value.OrganizationId;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Checks requests whose body names the organization or says why, as soon as the body is read and before anything is done with it. */
@ControllerAdvice
final class BodyAuthorization extends RequestBodyAdviceAdapter {

    private final Gate gate;
    private final HttpServletRequest request;

    /** @param request Spring's proxy for the request at hand */
    BodyAuthorization(Gate gate, HttpServletRequest request) {
        this.gate = gate;
        this.request = request;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getMethod() != null
                && (Subject.of(parameter.getMethod()) instanceof Subject.InBody
                        || Reasoned.class.isAssignableFrom(parameter.getParameterType()));
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof Reasoned reasoned) {
            Gate.requireReason(reasoned, request);
        }
        if (parameter.getMethod() != null && body instanceof OrganizationScoped scoped) {
            OrganizationId organization = scoped.organizationId();
            if (organization == null) {
                throw ProblemException.field("/" + Subject.QUERY_PARAMETER, "required");
            }
            check(Declaration.of(parameter.getMethod()), organization);
        }
        return body;
    }

    private void check(Declaration declaration, OrganizationId organization) {
        if (Recheck.isAsked(request)) {
            Recheck.judge(request, () -> gate.pass(declaration, organization, request));
            throw new Recheck.End();
        }
        gate.pass(declaration, organization, request);
    }
}
