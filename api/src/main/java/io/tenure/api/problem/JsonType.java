package io.tenure.api.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a body's {@code Content-Type} says. JSON is UTF-8 (RFC 8259): in another charset it would be read as something else, or nothing. */
public final class JsonType {

    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private JsonType() {}

    public static boolean isJson(String contentType) {
        if (contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return JSON.stream().anyMatch(known -> known.includes(type)) && isUtf8(type);
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    static boolean isUtf8(MediaType type) {
        return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
    }
}
