package io.tenure.api.identity;

import org.jspecify.annotations.Nullable;

/** A body that says why. */
public interface Reasoned {

    /** Null where the header {@code X-Reason} says it. */
    @Nullable
    String reason();
}
