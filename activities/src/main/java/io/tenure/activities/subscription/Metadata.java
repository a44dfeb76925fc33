package io.tenure.activities.subscription;

import io.tenure.workflows.value.TypedId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our id on every object that we create at a provider: events are routed by it, and lost objects are found by it. */
final class Metadata {

    static final String KEY = "tenure_id";

    private Metadata() {}

    static Map<String, String> of(TypedId id) {
        return Map.of(KEY, id.toString());
    }

    static boolean names(@Nullable Map<String, String> metadata, TypedId id) {
        return metadata != null && id.toString().equals(metadata.get(KEY));
    }
}
