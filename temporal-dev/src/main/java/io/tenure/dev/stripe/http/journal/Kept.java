package io.tenure.dev.stripe.http.journal;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** State that a {@link Journal} keeps. Confined to whoever holds the engine's lock. */
public interface Kept {

    /** What changed since the last call; empty when nothing did. */
    Optional<JsonNode> changes();

    /** Everything, as a change from nothing. */
    JsonNode whole();

    /** Does a change again; it does not count as a new one. */
    void apply(JsonNode change);
}
