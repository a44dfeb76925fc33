package io.tenure.dev.stripe.engine.object;

import io.tenure.dev.stripe.engine.Ids;
import io.tenure.dev.stripe.engine.ObjectStore;
import io.tenure.dev.stripe.engine.StripeError;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where objects are made, found and changed, each change with its event. */
public final class World {
    private final Templates templates = new Templates();
    private final ObjectStore store;
    private final Ids ids;
    private final Time time;
    private final EventLog events;
    private String baseUrl = "http://127.0.0.1:8090";

    public World(ObjectStore store, Ids ids, Time time) {
        this.store = store;
        this.ids = ids;
        this.time = time;
        this.events = new EventLog(store, ids);
    }

    public Time time() {
        return time;
    }

    public EventLog events() {
        return events;
    }

    public long now() {
        return time.now();
    }

    public String newId(String prefix) {
        return ids.next(prefix);
    }

    public void baseUrl(String url) {
        baseUrl = url;
    }

    /** An address of the stand-in's own pages. */
    public String page(String path) {
        return baseUrl + path;
    }

    /** A new object with every key, not yet stored. */
    public ObjectNode make(String objectType, String idPrefix) {
        ObjectNode node = templates.of(objectType);
        node.put("id", ids.next(idPrefix));
        if (node.has("created")) {
            node.put("created", now());
        }
        return node;
    }

    /** The same for what a test clock does not move on Stripe: payments keep real time. */
    public ObjectNode makeInRealTime(String objectType, String idPrefix) {
        return make(objectType, idPrefix).put("created", time.real());
    }

    /** An object that a caller named: 404 when there is none of that type. */
    public ObjectNode require(String objectType, String id, String param) {
        return find(objectType, id).orElseThrow(() -> StripeError.missing(objectType, id, param));
    }

    /** An object that another one refers to; it is there. */
    public ObjectNode get(String id) {
        return store.get(id).orElseThrow(() -> new IllegalStateException("no object " + id));
    }

    public Optional<ObjectNode> find(String objectType, @Nullable String id) {
        return id == null
                ? Optional.empty()
                : store.get(id).filter(node -> Nodes.is(node, "object", objectType) && !Nodes.flag(node, "deleted"));
    }

    /** Any object by its id. */
    public Optional<ObjectNode> exists(String id) {
        return store.get(id);
    }

    /** Objects of a type that are not deleted, newest first; gather them before adding one of the type. */
    public Stream<ObjectNode> all(String objectType, Predicate<ObjectNode> which) {
        return store.newestFirst(objectType).filter(node -> !Nodes.flag(node, "deleted") && which.test(node));
    }

    /** Stores without an event. */
    public ObjectNode put(ObjectNode node) {
        store.put(node);
        return node;
    }

    public void remove(String id) {
        store.remove(id);
    }

    /** Stores a new object and tells. */
    public ObjectNode add(ObjectNode node, String eventType) {
        store.put(node);
        emit(eventType, node);
        return node;
    }

    /** Changes an object; tells with the previous values, unless nothing changed. */
    public void change(ObjectNode node, String eventType, Consumer<ObjectNode> change) {
        ObjectNode before = node.deepCopy();
        change.accept(node);
        ObjectNode previous = Difference.previous(before, node);
        if (!previous.isEmpty()) {
            store.put(node);
            events.insert(events.mark(), event(eventType, node, previous));
        }
    }

    /** Changes an object without an event. */
    public void quietly(ObjectNode node, Consumer<ObjectNode> change) {
        change.accept(node);
        store.put(node);
    }

    public void emit(String eventType, ObjectNode node) {
        emitAt(events.mark(), eventType, node);
    }

    /** Tells of an object as it is now, at a place of this step's order that was marked before. */
    public void emitAt(int mark, String eventType, ObjectNode node) {
        events.insert(mark, event(eventType, node, null));
    }

    /** Facts beside an object that Stripe does not show. */
    public ObjectNode hidden(String id) {
        return store.hidden(id);
    }

    public void hide(String id, Consumer<ObjectNode> change) {
        ObjectNode facts = store.hidden(id);
        change.accept(facts);
        store.putHidden(id, facts);
    }

    private ObjectNode event(String type, ObjectNode node, @Nullable ObjectNode previous) {
        ObjectNode event = templates.of("event");
        event.put("type", type).put("created", now());
        ObjectNode data = event.putObject("data");
        data.set("object", node.deepCopy());
        if (previous != null) {
            data.set("previous_attributes", previous);
        }
        return event;
    }
}
