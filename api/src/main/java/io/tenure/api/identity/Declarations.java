package io.tenure.api.identity;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every endpoint declares. The API does not start when one of ours declares nothing, or a role in an organization that nothing names. */
@Component
final class Declarations {

    /** Controllers of libraries carry no annotations of ours; the security chain alone guards them. */
    private static final String OURS = "io.tenure.";

    private final Map<Method, Declaration> known = new ConcurrentHashMap<>();

    Declaration of(HandlerMethod handler) {
        return known.computeIfAbsent(handler.getMethod(), method -> declared(handler));
    }

    private static Declaration declared(HandlerMethod handler) {
        if (!handler.getBeanType().getName().startsWith(OURS)) {
            return Declaration.NOTHING;
        }
        Declaration declaration = Declaration.of(handler.getMethod());
        if (declaration.requirement() instanceof Requirement.OneOf
                && declaration.subject() instanceof Subject.Nowhere) {
            throw new IllegalStateException(
                    handler + " asks for a role, but nothing in the request names an organization");
        }
        if (declaration.requirement() instanceof Requirement.OneOf oneOf && !RoleMatrix.knows(oneOf.roles())) {
            throw new IllegalStateException(handler + " asks for roles that are no line of the matrix");
        }
        return declaration;
    }

    /** Reads all of them once, when the application starts. */
    @Component
    static final class Check implements SmartInitializingSingleton {

        private final RequestMappingHandlerMapping mapping;
        private final Declarations declarations;

        Check(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
                Declarations declarations) {
            this.mapping = mapping;
            this.declarations = declarations;
        }

        @Override
        public void afterSingletonsInstantiated() {
            mapping.getHandlerMethods().values().forEach(declarations::of);
        }
    }
}
