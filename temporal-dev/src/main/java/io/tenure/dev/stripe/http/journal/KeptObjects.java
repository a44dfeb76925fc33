package io.tenure.dev.stripe.http.journal;

import io.tenure.dev.stripe.engine.ObjectStore;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The engine's objects as the journal sees them. */
public final class KeptObjects implements Kept {
    private final ObjectStore store;
    private long written;

    public KeptObjects(ObjectStore store) {
        this.store = store;
        this.written = store.revision();
    }

    @Override
    public Optional<JsonNode> changes() {
        if (store.revision() == written) {
            return Optional.empty();
        }
        written = store.revision();
        return Optional.of(store.drainChanges());
    }

    @Override
    public JsonNode whole() {
        return store.snapshot();
    }

    @Override
    public void apply(JsonNode change) {
        store.apply(change);
        written = store.revision();
    }
}
