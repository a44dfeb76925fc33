package io.tenure.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses a change of an object that is not as its caller knows it: the organization or subscription that the path names. It is a check before the
 * change; where the row is the API's own, the change's transaction repeats it ({@link IfMatch#require}). Stands behind the authorization.
 */
@Component
final class IfMatchInterceptor implements HandlerInterceptor {

    private final List<Revised> features;

    IfMatchInterceptor(List<Revised> features) {
        this.features = features;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getHeader(HttpHeaders.IF_MATCH) != null
                && handler instanceof HandlerMethod method
                && IfMatch.isHonouredBy(method)) {
            check(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
        }
        return true;
    }

    private void check(Object variables) {
        if (variables instanceof Map<?, ?> map && map.get("id") instanceof String id) {
            features.stream()
                    .map(feature -> feature.revision(id))
                    .filter(OptionalLong::isPresent)
                    .forEach(revision -> IfMatch.require(revision.getAsLong()));
        }
    }
}
