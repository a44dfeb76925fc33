package io.tenure.api.docs;

import io.swagger.v3.oas.annotations.Operation;
import io.tenure.api.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the operations that declare a problem, from the same annotations as the OpenAPI document. */
@Component
final class WhoAnswers {

    private static final String OURS = "io.tenure.";

    private final RequestMappingHandlerMapping mapping;

    WhoAnswers(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** Such as {@code POST /organizations}, in order; of what is documented. */
    List<String> with(ProblemType problem) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> isDocumented(endpoint.getValue())
                        && PossibleProblems.of(endpoint.getValue()).contains(problem))
                .map(WhoAnswers::words)
                .sorted()
                .toList();
    }

    private static boolean isDocumented(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(OURS) && handler.hasMethodAnnotation(Operation.class);
    }

    private static String words(Map.Entry<RequestMappingInfo, HandlerMethod> endpoint) {
        RequestMappingInfo info = endpoint.getKey();
        return info.getMethodsCondition().getMethods().iterator().next() + " "
                + info.getPatternValues().iterator().next();
    }
}
