package io.tenure.dev.stripe.http;

import io.javalin.Javalin;
import io.tenure.dev.stripe.engine.Ids;
import io.tenure.dev.stripe.engine.ObjectStore;
import io.tenure.dev.stripe.engine.StripeEngine;
import io.tenure.dev.stripe.http.delivery.Courier;
import io.tenure.dev.stripe.http.delivery.Deliveries;
import io.tenure.dev.stripe.http.fault.Faults;
import io.tenure.dev.stripe.http.fault.Wire;
import io.tenure.dev.stripe.http.idempotency.IdempotencyKeys;
import io.tenure.dev.stripe.http.journal.Desk;
import io.tenure.dev.stripe.http.journal.Journal;
import io.tenure.dev.stripe.http.journal.Kept;
import io.tenure.dev.stripe.http.journal.KeptObjects;
import io.tenure.dev.stripe.http.page.Pages;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stripe on one loopback port: API, pages, signed webhooks and {@code /_control}. Its state outlives the process. */
public final class StripeStandIn implements AutoCloseable {
    private final StandInSettings settings;
    private final ObjectStore store = new ObjectStore();
    private final Faults faults;
    private final IdempotencyKeys keys;
    private final Deliveries deliveries;
    private final Ids ids = new Ids(new SecureRandom());
    private final StripeEngine engine;
    private final Journal journal;
    private final Wire wire;
    private final Courier courier;
    private final Rhythm rhythm;
    private final Javalin server;

    /** Takes its state from disk and its port from the machine, and begins to serve. */
    public static StripeStandIn start(StandInSettings settings) {
        StripeStandIn standIn = new StripeStandIn(settings);
        standIn.begin();
        return standIn;
    }

    private StripeStandIn(StandInSettings settings) {
        this.settings = settings;
        this.faults = new Faults(settings.limits().seed());
        this.keys = new IdempotencyKeys(settings.now());
        this.deliveries =
                new Deliveries(store, settings.now(), settings.endpoints().size());
        this.journal = Journal.open(settings.state().resolve("stripe.journal"), kept());
        this.engine = new StripeEngine(store, settings.now(), ids);
        this.wire = new Wire(settings.limits().silence());
        Desk desk = new Desk(engine, journal, deliveries::take);
        this.courier = new Courier(
                desk, deliveries, new Courier.Route(settings.endpoints(), settings.retries(), settings.now()));
        this.rhythm = new Rhythm(engine, store, desk);
        RateLimiter limiter = new RateLimiter(settings.limits().requestsPerSecond(), settings.now());
        ApiFront api = new ApiFront(new ApiFront.Parts(engine, desk, keys, faults, limiter, wire, settings.now()));
        ControlFront control = new ControlFront(engine, desk, faults, deliveries);
        this.server = new StripeRoutes(api, control, new Pages(engine, store, desk)).server(ids, wire, rhythm);
    }

    /** {@code http://127.0.0.1:port}, without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The engine behind the calls, for tests that look behind the stand-in. */
    StripeEngine engine() {
        return engine;
    }

    /** Ends what is held, lets requests end and closes the journal; deliveries on their way are made after the next start. */
    @Override
    public void close() {
        wire.close();
        server.stop();
        rhythm.close();
        courier.close();
        engine.lock().lock();
        try {
            journal.close();
        } finally {
            engine.lock().unlock();
        }
    }

    private void begin() {
        server.start("127.0.0.1", settings.port());
        engine.publicBaseUrl(url());
        courier.start();
        rhythm.start();
    }

    private Map<String, Kept> kept() {
        Map<String, Kept> kept = new LinkedHashMap<>();
        kept.put("objects", new KeptObjects(store));
        kept.put("keys", keys.kept());
        kept.put("deliveries", deliveries.kept());
        kept.put("settings", deliveries.keptSettings());
        kept.put("faults", faults.kept());
        return kept;
    }
}
