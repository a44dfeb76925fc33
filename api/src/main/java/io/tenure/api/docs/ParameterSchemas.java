package io.tenure.api.docs;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;

/** Says of a path's and a query's parameters what {@link IdSchemas} says of fields: the document's maker takes them for any text. */
@Component
final class ParameterSchemas implements ParameterCustomizer {

    private static final String SLUG = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";

    private static final Map<String, String> MEANINGS = Map.of(
            "limit", "How many at most",
            "startingAfter", "Id of the last one of the page before",
            "organizationId", "Whose they are");

    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter declared) {
        if (parameter == null || parameter.getSchema() == null) {
            return parameter;
        }
        IdSchemas.of(declared.getParameterType()).ifPresent(schema -> parameter.setSchema(schema));
        if (declared.hasParameterAnnotation(PathVariable.class)) {
            describe(parameter);
        } else if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
        return parameter;
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "userId" -> parameter.setDescription("Percent-encoded, but for letters, digits, -, . and _");
            case "slug", "applicationSlug", "code" -> parameter.setSchema(new StringSchema().pattern(SLUG));
            default -> {}
        }
    }
}
