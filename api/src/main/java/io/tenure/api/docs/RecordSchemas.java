package io.tenure.api.docs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.tenure.api.problem.Seen;
import io.tenure.workflows.value.Text;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a record which of its properties are always there and which may be null, so that the document says what the compiler knows. */
@Component
final class RecordSchemas implements ModelConverter {

    private static final String NULL = "null";

    /** What is not blank shows something. */
    private static final String SEEN = "[^" + Text.UNSEEN + "]";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType javaType = Json31.mapper().constructType(type.getType());
        if (schema == null || javaType == null || !javaType.getRawClass().isRecord()) {
            return schema;
        }
        Schema<?> model = model(schema, context);
        if (model != null && model.getProperties() != null) {
            describe(model, javaType.getRawClass());
        }
        return schema;
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's own model has raw schemas as properties.
    private static void describe(Schema<?> model, Class<?> type) {
        Map<String, Schema> properties = model.getProperties();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = properties.get(component.getName());
            if (property == null) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                model.additionalProperties(true);
                properties.remove(component.getName());
                continue;
            }
            anchor(property);
            sayWhatIsBlank(component, property);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.put(component.getName(), nullable(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    /** Jakarta's patterns are about the whole text, those of JSON Schema about any part of it. */
    static void anchor(Schema<?> schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }

    private static void sayWhatIsBlank(RecordComponent component, Schema<?> property) {
        Method accessor = component.getAccessor();
        if (accessor.isAnnotationPresent(NotBlank.class) || accessor.isAnnotationPresent(Seen.class)) {
            String form = property.getPattern();
            property.setMinLength(1);
            property.setPattern(form == null ? SEEN : "^(?=[\\s\\S]*" + SEEN + ")" + form.substring(1));
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of(NULL))));
        }
        if (property.getTypes() != null && !property.getTypes().contains(NULL)) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add(NULL);
            property.setTypes(types);
        }
        return property;
    }
}
