package io.tenure.dev.stripe.engine.customer;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Customers' cards: attaching test cards, and whose card pays. */
public final class PaymentMethods {
    private static final String TYPE = "payment_method";
    private static final String TEST_CARD = "test_card";
    private static final String SEEN = "authenticated";

    private final World world;

    public PaymentMethods(World world) {
        this.world = world;
    }

    /** Attaches a test card (as a fresh method) or a detached method. 402 when the card declines (rule 67). */
    public ObjectNode attach(String id, ObjectNode customer) {
        Optional<TestCard> test = TestCard.of(id);
        ObjectNode method = test.isPresent() ? fresh(test.get()) : world.require(TYPE, id, TYPE);
        refuseUnlessAttachable(method, customer);
        if (!Nodes.is(method, "customer", Nodes.text(customer, "id"))) {
            world.quietly(method, node -> node.put("customer", Nodes.text(customer, "id")));
            world.emit("payment_method.attached", method);
        }
        return method;
    }

    /** A method of the customer that a call names. */
    public ObjectNode ofCustomer(String id, String customerId, String param) {
        return world.find(TYPE, id)
                .filter(method -> Nodes.is(method, "customer", customerId))
                .orElseThrow(() -> StripeError.invalid(
                        "resource_missing",
                        "The customer does not have a payment method with the ID " + id
                                + ". The payment method must be attached to the customer.",
                        param));
    }

    /** A method as it would be of a test card, unattached. Not stored. */
    public ObjectNode fresh(TestCard card) {
        ObjectNode method = world.make(TYPE, "pm");
        if (card.type().equals(TestCard.CARD)) {
            describeCard(Nodes.part(method, TestCard.CARD), card);
        } else {
            method.remove(TestCard.CARD);
            describeAccount(method.put("type", card.type()).putObject(card.type()), card);
        }
        world.hide(Nodes.text(method, "id"), facts -> facts.put(TEST_CARD, card.id()));
        return method;
    }

    private static void describeCard(ObjectNode details, TestCard card) {
        details.put("brand", card.brand()).put("display_brand", card.brand()).put("last4", card.last4());
        details.put("fingerprint", "test" + card.last4() + card.brand());
        Nodes.part(details, "networks").putArray("available").add(card.brand());
    }

    private static void describeAccount(ObjectNode details, TestCard card) {
        details.put("account_holder_type", "individual").put("account_type", "checking");
        details.put("bank_name", "STRIPE TEST BANK").putNull("financial_connections_account");
        details.put("fingerprint", "test" + card.last4()).put("last4", card.last4());
        details.putNull("networks").put("routing_number", "110000000").putNull("status_details");
    }

    public TestCard cardOf(JsonNode method) {
        String testCard = Nodes.text(world.hidden(Nodes.text(method, "id")), TEST_CARD);
        return TestCard.of(testCard).orElseThrow();
    }

    /** Whether the bank has seen the person behind this method. */
    public boolean isAuthenticated(JsonNode method) {
        return Nodes.flag(world.hidden(Nodes.text(method, "id")), SEEN);
    }

    public void rememberAuthentication(JsonNode method) {
        world.hide(Nodes.text(method, "id"), facts -> facts.put(SEEN, true));
    }

    /** Whose card pays: the first holder's that has one, then the customer's own default (rule 25). */
    public @Nullable ObjectNode paying(JsonNode customer, JsonNode... holders) {
        for (JsonNode holder : holders) {
            Optional<ObjectNode> method = attached(holder);
            if (method.isPresent()) {
                return method.get();
            }
        }
        return attached(customer.path("invoice_settings")).orElse(null);
    }

    private Optional<ObjectNode> attached(JsonNode holder) {
        return world.find(TYPE, Nodes.reference(holder, "default_payment_method"))
                .filter(method -> Nodes.isSet(method, "customer"));
    }

    private void refuseUnlessAttachable(ObjectNode method, ObjectNode customer) {
        String holder = Nodes.text(method, "customer");
        if (!holder.isEmpty() && !holder.equals(Nodes.text(customer, "id"))) {
            String message = "The payment method you provided has already been attached to a customer.";
            throw StripeError.invalid("payment_method_unexpected_state", message, null);
        }
        TestCard card = cardOf(method);
        if (!card.attaches() && card.behavior() instanceof TestCard.Declines(String code, String decline, String why)) {
            throw StripeError.card(code, decline.isEmpty() ? null : decline, why);
        }
    }
}
