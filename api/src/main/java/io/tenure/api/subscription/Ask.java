package io.tenure.api.subscription;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is remembered.
 *
 * @param kind such as {@code change-seats}
 * @param content what was asked for: ids and numbers
 * @param reason what a person typed; kept in the operation's row
 */
record Ask(
        String kind, Map<String, Object> content, @Nullable String reason) {

    Ask(String kind, Map<String, Object> content) {
        this(kind, content, null);
    }
}
