package io.tenure.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses children that an {@link Expandable} endpoint does not have. Stands behind the authorization. */
@Component
final class ExpandInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Expandable expandable = method.getMethodAnnotation(Expandable.class);
            if (expandable != null) {
                Expansion.require(request, List.of(expandable.value()));
            }
        }
        return true;
    }
}
