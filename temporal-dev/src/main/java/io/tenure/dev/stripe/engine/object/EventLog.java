package io.tenure.dev.stripe.engine.object;

import io.tenure.dev.stripe.engine.Ids;
import io.tenure.dev.stripe.engine.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gathers the events of one step in Stripe's order, then stores them and keeps them for whoever delivers. */
public final class EventLog {
    /** Stripe keeps events for 30 days; a stand-in keeps what fits in memory. */
    private static final int KEPT = 20_000;

    private final ObjectStore store;
    private final Ids ids;
    private final List<ObjectNode> gathered = new ArrayList<>();
    private final List<ObjectNode> fresh = new ArrayList<>();
    private @Nullable String requestId;
    private @Nullable String idempotencyKey;

    public EventLog(ObjectStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** Names the request on the events of the next step; nulls for what time causes. */
    public void origin(@Nullable String request, @Nullable String key) {
        requestId = request;
        idempotencyKey = key;
    }

    /** A place in the order of this step, for {@link #insert}. */
    public int mark() {
        return gathered.size();
    }

    /** Puts an event in at a place that was marked before. */
    public void insert(int mark, ObjectNode event) {
        ObjectNode request = Nodes.part(event, "request");
        Nodes.set(request, "id", requestId);
        Nodes.set(request, "idempotency_key", idempotencyKey);
        gathered.add(mark, event);
    }

    /** Ends the step. */
    public void flush() {
        for (ObjectNode event : gathered) {
            event.put("id", ids.next("evt"));
            store.put(event);
            fresh.add(event);
        }
        gathered.clear();
        store.trim("event", KEPT);
    }

    /** Stored events since the last call, oldest first. */
    public List<ObjectNode> drain() {
        List<ObjectNode> drained = List.copyOf(fresh);
        fresh.clear();
        return drained;
    }
}
