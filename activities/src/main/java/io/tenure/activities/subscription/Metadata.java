package io.tenure.activities.subscription;

import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.TypedId;
import java.util.Map;
import java.util.Optional;
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

    /** The subscription of ours that is named. Empty where none is, or what is named is no id of one. */
    static Optional<SubscriptionId> subscription(Map<String, String> metadata) {
        String text = metadata.get(KEY);
        try {
            return Optional.ofNullable(text).map(SubscriptionId::parse);
        } catch (IllegalArgumentException someoneElses) {
            return Optional.empty();
        }
    }
}
