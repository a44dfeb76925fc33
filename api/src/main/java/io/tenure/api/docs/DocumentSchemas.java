package io.tenure.api.docs;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Schemas of bodies that no return type names; they are added to the document when all operations are known. */
@Component
final class DocumentSchemas implements OpenApiCustomizer {

    private final Map<String, Schema<?>> found = new ConcurrentSkipListMap<>();

    /** A reference to the schema of a record. */
    Schema<?> of(Class<?> type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(found::put);
        return resolved.schema;
    }

    static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    @Override
    public void customise(OpenAPI document) {
        found.forEach((name, schema) -> document.getComponents().getSchemas().putIfAbsent(name, schema));
    }
}
