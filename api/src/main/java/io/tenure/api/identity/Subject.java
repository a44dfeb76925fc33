package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.TypedId;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Where in a request stands what it is about. */
sealed interface Subject {

    String QUERY_PARAMETER = "organizationId";

    Map<Class<?>, Function<String, TypedId>> OWNED = Map.of(
            OrganizationId.class, OrganizationId::parse,
            SubscriptionId.class, SubscriptionId::parse,
            OperationId.class, OperationId::parse);

    /** An id in the path, of something that belongs to an organization. */
    record InPath(String variable, Function<String, TypedId> parser) implements Subject {

        TypedId read(Map<String, String> variables) {
            try {
                return parser.apply(variables.get(variable));
            } catch (IllegalArgumentException notAnId) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
        }
    }

    record InQuery() implements Subject {

        /** Exactly one is accepted: of two, another reader could take the other one. */
        TypedId read(String @Nullable [] values) {
            if (values == null || values.length != 1) {
                throw ProblemException.field("?" + QUERY_PARAMETER, "required");
            }
            try {
                return OrganizationId.parse(values[0]);
            } catch (IllegalArgumentException notAnId) {
                throw ProblemException.field("?" + QUERY_PARAMETER, "invalid");
            }
        }
    }

    record InBody() implements Subject {}

    record Nowhere() implements Subject {}

    static Subject of(Method method) {
        for (Parameter parameter : method.getParameters()) {
            Function<String, TypedId> parser = OWNED.get(parameter.getType());
            if (parser != null && parameter.isAnnotationPresent(PathVariable.class)) {
                return new InPath(parameter.getName(), parser);
            }
        }
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)
                    && parameter.getName().equals(QUERY_PARAMETER)) {
                return new InQuery();
            }
            RequestBody body = parameter.getAnnotation(RequestBody.class);
            if (body != null && body.required() && OrganizationScoped.class.isAssignableFrom(parameter.getType())) {
                return new InBody();
            }
        }
        return new Nowhere();
    }
}
