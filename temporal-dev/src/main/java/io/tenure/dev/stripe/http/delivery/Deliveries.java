package io.tenure.dev.stripe.http.delivery;

import io.tenure.dev.stripe.engine.ObjectStore;
import io.tenure.dev.stripe.http.journal.Kept;
import io.tenure.dev.stripe.http.journal.Table;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.DelayQueue;
import tools.jackson.databind.node.ObjectNode;

/** Which events still have to reach which endpoints. Everything but {@link #nextDeparture} needs the engine's lock. */
public final class Deliveries {
    private static final String SETTINGS = "webhooks";
    private static final int SHUFFLED_WITHIN_MS = 250;

    private final Table<Delivery> waiting = new Table<>(Delivery.class);
    private final Table<WebhookSettings> settings = new Table<>(WebhookSettings.class);
    private final DelayQueue<Departure> departures = new DelayQueue<>();
    private final Set<String> claimed = new HashSet<>();
    private final ObjectStore store;
    private final InstantSource now;
    private final int endpoints;
    private final Random random = new Random();
    private long departed;

    public Deliveries(ObjectStore store, InstantSource now, int endpoints) {
        this.store = store;
        this.now = now;
        this.endpoints = endpoints;
    }

    /** For the journal. */
    public Kept kept() {
        return waiting;
    }

    /** For the journal. */
    public Kept keptSettings() {
        return settings;
    }

    /** Waits for the delivery that is due next; of several the one that came first. It may be done or held meanwhile. */
    Delivery nextDeparture() throws InterruptedException {
        return departures.take().delivery();
    }

    public WebhookSettings settings() {
        return settings.get(SETTINGS).orElse(WebhookSettings.USUAL);
    }

    /** Changes the settings; what a pause held leaves when it ends. */
    public void change(WebhookSettings next) {
        boolean released = settings().paused() && !next.paused();
        settings.put(SETTINGS, next);
        if (released) {
            departAll();
        }
    }

    /** How many deliveries are not done. */
    public int queued() {
        return waiting.keys().size();
    }

    /** Takes new events on, oldest first. */
    public void take(List<ObjectNode> events) {
        for (ObjectNode event : events) {
            event.put("pending_webhooks", endpoints);
            store.put(event);
            for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                add(event.path("id").asString(), endpoint);
            }
        }
    }

    /** Sends everything on its way that is waiting, as after a restart; in any order when it is to be shuffled. */
    public void departAll() {
        List<Delivery> all = new ArrayList<>(waiting.rows());
        if (settings().shuffle()) {
            Collections.shuffle(all, random);
        }
        all.forEach(this::depart);
    }

    /** Whether the delivery is to be made now; nobody else makes it until it is {@link #done} or tried {@link #again}. */
    boolean claim(Delivery delivery) {
        boolean stands = waiting.get(delivery.id()).filter(delivery::equals).isPresent();
        return stands && !settings().paused() && claimed.add(delivery.id());
    }

    /** The event's JSON as it is now. */
    Optional<ObjectNode> event(Delivery delivery) {
        return store.get(delivery.eventId());
    }

    /** Nothing is left to do: it arrived, or it is given up. */
    void done(Delivery delivery, boolean arrived) {
        claimed.remove(delivery.id());
        waiting.remove(delivery.id());
        boolean last = waiting.rows().stream()
                .noneMatch(
                        other -> other.eventId().equals(delivery.eventId()) && other.endpoint() == delivery.endpoint());
        if (arrived && last) {
            store.get(delivery.eventId()).ifPresent(event -> {
                int pending = event.path("pending_webhooks").asInt(0);
                event.put("pending_webhooks", Math.max(0, pending - 1));
                store.put(event);
            });
        }
    }

    /** Tries again at {@code due}, in milliseconds since the epoch. */
    void again(Delivery delivery, long due) {
        claimed.remove(delivery.id());
        Delivery next = delivery.failedUntil(due);
        waiting.put(next.id(), next);
        depart(next);
    }

    private void add(String eventId, int endpoint) {
        WebhookSettings current = settings();
        long instant = now.millis();
        for (int copy = 0; copy < current.duplicate(); copy++) {
            long spread = current.shuffle() ? random.nextInt(SHUFFLED_WITHIN_MS) : 0;
            String id = eventId + "/" + endpoint + "/" + copy;
            Delivery delivery = new Delivery(id, eventId, endpoint, 0, instant + current.delayMs() + spread, instant);
            waiting.put(id, delivery);
            depart(delivery);
        }
    }

    private void depart(Delivery delivery) {
        departures.add(new Departure(delivery, ++departed, now));
    }
}
