package io.tenure.api.subscription;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is remembered.
 *
 * @param kind such as {@code change-seats}
 * @param content what was asked for: ids and numbers
 * @param reason what a person typed; kept in the operation's row
 * @param message what staff typed for members to read; kept there as well
 */
record Ask(
        String kind,
        Map<String, Object> content,
        @Nullable String reason,
        @Nullable String message) {

    Ask(String kind, Map<String, Object> content) {
        this(kind, content, null, null);
    }
}
