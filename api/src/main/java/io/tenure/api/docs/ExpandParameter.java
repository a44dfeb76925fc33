package io.tenure.api.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.tenure.api.request.Expandable;
import io.tenure.api.request.Expansion;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes {@code expand} with the names that an endpoint knows. */
@Component
final class ExpandParameter implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Expandable expandable = handler.getMethodAnnotation(Expandable.class);
        if (expandable != null) {
            operation.addParametersItem(parameter(List.of(expandable.value())));
        }
        return operation;
    }

    private static Parameter parameter(List<String> names) {
        StringSchema name = new StringSchema();
        name.setEnum(names);
        return new QueryParameter()
                .name(Expansion.PARAMETER)
                .description("Children to show in full, with commas between them.")
                .required(false)
                .style(Parameter.StyleEnum.FORM)
                .explode(false)
                .schema(new ArraySchema().items(name));
    }
}
