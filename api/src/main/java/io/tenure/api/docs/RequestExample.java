package io.tenure.api.docs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** A body that an endpoint takes, made of the examples that stand on its record's components. */
final class RequestExample {

    private RequestExample() {}

    /** Empty for endpoints without a body. */
    static Optional<Map<String, Object>> of(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)
                    && parameter.getParameterType().isRecord()) {
                return Optional.of(ofRecord(parameter.getParameterType()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> ofRecord(Class<?> type) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema schema = component.getAccessor().getAnnotation(Schema.class);
            if (schema != null && !schema.example().isEmpty()) {
                Object value =
                        component.getType() == Integer.class ? Integer.valueOf(schema.example()) : schema.example();
                example.put(component.getName(), value);
            }
        }
        return example;
    }
}
