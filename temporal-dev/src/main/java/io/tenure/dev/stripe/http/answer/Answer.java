package io.tenure.dev.stripe.http.answer;

import io.tenure.dev.stripe.engine.StripeError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A finished answer: status, JSON text and the headers beside the usual ones. */
public record Answer(int status, String body, Map<String, String> headers) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with the object as it is now. */
    public static Answer ok(JsonNode body) {
        return of(200, body);
    }

    public static Answer of(int status, JsonNode body) {
        return new Answer(status, text(body), Map.of());
    }

    public static Answer of(StripeError error) {
        return of(error.httpStatus(), error.body());
    }

    /** An error of the front itself, before or instead of the engine. */
    public static Answer error(int status, String type, @Nullable String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        return of(status, body);
    }

    /** JSON in the shape that Stripe writes it. */
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
