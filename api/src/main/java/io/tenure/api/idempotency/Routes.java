package io.tenure.api.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Where requests lead. What leads nowhere, such as a POST where only a PUT is, is refused for that, whatever its key. */
@Component
final class Routes {

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    /** Asked for late: filters are made before controllers. */
    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    boolean lead(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        return mapping.getObject().getHandlerMethods().keySet().stream()
                .anyMatch(route -> route.getMatchingCondition(request) != null);
    }
}
