package io.tenure.dev.stripe.engine;

import io.tenure.dev.stripe.engine.billing.Billing;
import io.tenure.dev.stripe.engine.billing.RetriesEnd;
import io.tenure.dev.stripe.engine.catalog.CatalogOperations;
import io.tenure.dev.stripe.engine.checkout.CheckoutOperations;
import io.tenure.dev.stripe.engine.checkout.Sessions;
import io.tenure.dev.stripe.engine.clock.Agenda;
import io.tenure.dev.stripe.engine.clock.TestClocks;
import io.tenure.dev.stripe.engine.customer.CustomerOperations;
import io.tenure.dev.stripe.engine.customer.PaymentMethodOperations;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Time;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import io.tenure.dev.stripe.engine.payment.PaymentOperations;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The behaviour behind Stripe's calls. Single-threaded: whoever calls anything of it, or reads a node that it gave,
 * holds {@link #lock()}; the engine itself takes no lock.
 */
public final class StripeEngine {
    private final ReentrantLock lock = new ReentrantLock();
    private final World world;
    private final Calls calls;
    private final Agenda agenda;
    private final TestClocks clocks;
    private final Sessions sessions;
    private final Pages pages;
    private final Expansions expansions;

    public StripeEngine(ObjectStore store, InstantSource now, Ids ids) {
        this.world = new World(store, ids, new Time(now, store));
        this.calls = new Calls(world);
        PaymentMethods methods = new PaymentMethods(world);
        PaymentIntents intents = new PaymentIntents(world, methods);
        Billing billing = new Billing(world, methods, intents);
        this.agenda = new Agenda(world, billing.calendar());
        this.clocks = new TestClocks(world, agenda);
        this.sessions = new Sessions(world);
        this.pages = new Pages(world, methods, intents, billing);
        this.expansions = new Expansions(world, intents, sessions);
        new CatalogOperations(world).declare(calls);
        new CustomerOperations(world, methods).declare(calls);
        new PaymentMethodOperations(world, methods).declare(calls);
        new PaymentOperations(world).declare(calls);
        billing.declare(calls);
        new CheckoutOperations(world, sessions).declare(calls);
        clocks.declare(calls);
        new EventOperations(world).declare(calls);
    }

    /** Held by the caller around every other method, and while reading what they gave. */
    public ReentrantLock lock() {
        return lock;
    }

    /**
     * Where the pages are, without a trailing slash: {@code {base}/checkout/{session}}, {@code {base}/3ds/{intent}},
     * {@code {base}/invoice/{invoice}}.
     */
    public void publicBaseUrl(String url) {
        world.baseUrl(url);
    }

    /** By Stripe's own template, such as {@code GET /v1/subscriptions/{id}}. What is not here is not done (501). */
    public Map<String, Operation> operations() {
        return calls.operations();
    }

    /** Runs a call so that the events it causes carry {@code request.id} and {@code request.idempotency_key}. */
    public Reply inRequest(String requestId, @Nullable String idempotencyKey, Supplier<Reply> call) {
        world.events().origin(requestId, idempotencyKey);
        try {
            return call.get();
        } finally {
            world.events().origin(null, null);
        }
    }

    /**
     * What {@code expand[]=key} puts on an object: the object behind an id, or a part that Stripe includes only when it
     * is asked ({@code invoice.payments}, {@code checkout.session.line_items}, ..). Empty when it cannot be expanded.
     */
    public Optional<JsonNode> expanded(ObjectNode object, String key) {
        return expansions.of(object, key);
    }

    /** Events since the last call, oldest first. They are in the store already. */
    public List<ObjectNode> drainNewEvents() {
        return world.events().drain();
    }

    public RetriesEnd retriesEnd() {
        return RetriesEnd.of(world);
    }

    /** What a dashboard sets: where subscriptions are left when the last retry has failed. */
    public void retriesEnd(RetriesEnd end) {
        end.choose(world);
    }

    /** Lets happen what is due in real time, for customers without a test clock. */
    public void tick() {
        sessions.expireDue();
        agenda.play(null, world.time().real());
    }

    /** Does the work of a clock that is {@code advancing} and leaves it {@code ready}; nothing for any other clock. */
    public void runClock(String clockId) {
        clocks.run(clockId);
    }

    /** The Checkout page's form, with a test payment method such as {@code pm_card_visa}. */
    public PageOutcome completeCheckout(String sessionId, String paymentMethod) {
        return pages.completeCheckout(sessionId, paymentMethod);
    }

    /** The 3-D Secure page's form. */
    public PageOutcome authenticate(String paymentIntentId, boolean authenticated) {
        return pages.authenticate(paymentIntentId, authenticated);
    }

    /** The hosted invoice page's form: pays an open invoice with a test payment method. */
    public PageOutcome payHostedInvoice(String invoiceId, String paymentMethod) {
        return pages.payInvoice(invoiceId, paymentMethod);
    }
}
