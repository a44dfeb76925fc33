package io.tenure.api.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an audit entry tells that a field changed: {@code {"seats":{"from":5,"to":8}}}. */
public final class BeforeAndAfter {

    private BeforeAndAfter() {}

    /** Empty where {@code after} is null, which says that the field was not given, or the same as before. */
    public static Map<String, Object> of(String field, @Nullable Object before, @Nullable Object after) {
        if (after == null || after.equals(before)) {
            return Map.of();
        }
        return Map.of(field, before == null ? Map.of("to", after) : Map.of("from", before, "to", after));
    }

    /** The same of what somebody typed. */
    public static Map<String, Object> ofTyped(String field, @Nullable String before, @Nullable String after) {
        return of(field, before == null ? null : new Typed(before), after == null ? null : new Typed(after));
    }
}
