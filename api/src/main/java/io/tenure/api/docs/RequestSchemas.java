package io.tenure.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says what is true of every request: a body has no other fields than those that are named, and no parameter is ever null. Answers stay open, because
 * they may grow.
 */
@Component
@SuppressWarnings("rawtypes") // Swagger's own model has raw schemas.
@Order(-1)
final class RequestSchemas implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> known = document.getComponents().getSchemas();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> describe(operation, known));
    }

    private static void describe(Operation operation, Map<String, Schema> known) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(RequestSchemas::describe);
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().stream()
                    .map(MediaType::getSchema)
                    .forEach(schema -> close(schema, known));
        }
    }

    private static void describe(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema == null) {
            return;
        }
        RecordSchemas.anchor(schema);
        if (schema.getTypes() != null && schema.getTypes().contains("null")) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.remove("null");
            schema.setTypes(types);
        }
    }

    private static void close(@Nullable Schema<?> schema, Map<String, Schema> known) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            close(known.get(schema.get$ref().substring(SCHEMAS.length())), known);
            return;
        }
        if (schema.getProperties() != null && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(property -> close(property, known));
        }
        close(schema.getItems(), known);
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .map(parts -> parts == null ? List.<Schema>of() : parts)
                .flatMap(Collection::stream)
                .forEach(part -> close(part, known));
    }
}
