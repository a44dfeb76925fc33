package io.tenure.dev.stripe.engine;

import java.time.InstantSource;
import java.util.ArrayList;
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
    private final ObjectStore store;
    private final InstantSource now;
    private final Ids ids;

    public StripeEngine(ObjectStore store, InstantSource now, Ids ids) {
        this.store = store;
        this.now = now;
        this.ids = ids;
    }

    /** Held by the caller around every other method, and while reading what they gave. */
    public ReentrantLock lock() {
        return lock;
    }

    /** Where the pages are, without a trailing slash: {@code {base}/checkout/{session}}, {@code {base}/3ds/{intent}}. */
    public void publicBaseUrl(String url) {}

    /** By Stripe's own template, such as {@code GET /v1/subscriptions/{id}}. What is not here is not done (501). */
    public Map<String, Operation> operations() {
        return Map.of();
    }

    /** Runs a call so that the events it causes carry {@code request.id} and {@code request.idempotency_key}. */
    public Reply inRequest(String requestId, @Nullable String idempotencyKey, Supplier<Reply> call) {
        return call.get();
    }

    /**
     * What {@code expand[]=key} puts on an object: the object behind an id, or a part that Stripe includes only when it
     * is asked ({@code invoice.payments}, {@code checkout.session.line_items}, ..). Empty when the key cannot be expanded.
     */
    public Optional<JsonNode> expanded(ObjectNode object, String key) {
        return store.get(object.path(key).asString("")).map(JsonNode.class::cast);
    }

    /** Events since the last call, oldest first. They are in the store already. */
    public List<ObjectNode> drainNewEvents() {
        return new ArrayList<>();
    }

    /** Lets happen what is due in real time, for customers without a test clock. */
    public void tick() {}

    /** Does the work of a clock that is {@code advancing} and leaves it {@code ready}; nothing for any other clock. */
    public void runClock(String clockId) {}

    /** The Checkout page's form, with a test payment method such as {@code pm_card_visa}. */
    public PageOutcome completeCheckout(String sessionId, String paymentMethod) {
        throw StripeError.notDone("completing " + sessionId);
    }

    /** The 3-D Secure page's form. */
    public PageOutcome authenticate(String paymentIntentId, boolean authenticated) {
        throw StripeError.notDone("authenticating " + paymentIntentId);
    }

    /** The hosted invoice page's form: pays an open invoice with a test payment method. */
    public PageOutcome payHostedInvoice(String invoiceId, String paymentMethod) {
        throw StripeError.notDone("paying " + invoiceId);
    }
}
