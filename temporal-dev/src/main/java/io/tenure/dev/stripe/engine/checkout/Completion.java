package io.tenure.dev.stripe.engine.checkout;

import static io.tenure.dev.stripe.engine.StripeError.invalid;

import io.tenure.dev.stripe.engine.PageOutcome;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.billing.Signup;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.customer.TestCard;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Bank;
import io.tenure.dev.stripe.engine.payment.Bank.Person;
import io.tenure.dev.stripe.engine.payment.Outcome;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A person fills in the page: a refused card leaves the session open, an accepted one creates the subscription. */
public final class Completion {
    private static final String SESSION = "session";
    private static final String CARD = "card";

    private final World world;
    private final PaymentMethods methods;
    private final PaymentIntents intents;
    private final Signup signup;

    public Completion(World world, PaymentMethods methods, PaymentIntents intents, Signup signup) {
        this.world = world;
        this.methods = methods;
        this.intents = intents;
        this.signup = signup;
    }

    /** The page was sent with a test card. */
    public PageOutcome submit(String sessionId, String cardId) {
        ObjectNode session = open(sessionId);
        if (cardId.isEmpty() && Nodes.is(session, "payment_method_collection", "if_required") && isFree(session)) {
            return complete(session, Optional.empty(), false);
        }
        TestCard card =
                TestCard.of(cardId).orElseThrow(() -> StripeError.missing("PaymentMethod", cardId, "payment_method"));
        return answer(session, card, Person.UNSEEN);
    }

    /** The session that waits for a person behind this intent; empty when none does. */
    public Optional<ObjectNode> waitingFor(ObjectNode intent) {
        return world.find(Sessions.TYPE, Nodes.reference(world.hidden(Nodes.text(intent, "id")), SESSION));
    }

    /** The person passed the bank's check for a session, or did not. */
    public PageOutcome authenticated(ObjectNode session, ObjectNode intent, boolean passed) {
        String id = Nodes.text(intent, "id");
        TestCard card = TestCard.of(Nodes.text(world.hidden(id), CARD)).orElseThrow();
        world.remove(id);
        if (!passed) {
            String message = "We are unable to authenticate your payment method."
                    + " Please choose a different payment method and try again.";
            return new PageOutcome.Declined("payment_intent_authentication_failure", "", message);
        }
        return answer(open(Nodes.text(session, "id")), card, Person.PRESENT);
    }

    private PageOutcome answer(ObjectNode session, TestCard card, Person person) {
        Outcome outcome = isFree(session) && card.attaches() && !asks(card)
                ? new Outcome.Paid()
                : Bank.answer(card.behavior(), person, "");
        return switch (outcome) {
            case Outcome.Paid() -> complete(session, Optional.of(card), person == Person.PRESENT);
            case Outcome.AwaitsPerson(String url) -> new PageOutcome.Authenticate(await(session, card));
            case Outcome.Refused(String code, String decline, String message) ->
                new PageOutcome.Declined(code, decline, message);
        };
    }

    private static boolean asks(TestCard card) {
        return card.behavior() instanceof TestCard.AsksForPerson;
    }

    /** An intent that nobody hears of, only to have a page for the bank's question. */
    private String await(ObjectNode session, TestCard card) {
        ObjectNode intent = intents.make(session, Nodes.number(session, "amount_total"));
        world.put(intent.put("status", "requires_action"));
        world.hide(
                Nodes.text(intent, "id"),
                facts -> facts.put(SESSION, Nodes.text(session, "id")).put(CARD, card.id()));
        return intents.pageOf(intent);
    }

    private PageOutcome complete(ObjectNode session, Optional<TestCard> card, boolean present) {
        ObjectNode customer = customer(session);
        ObjectNode subscription =
                world.time().on(world.time().clockOf(customer), () -> subscribe(session, customer, card, present));
        boolean free = isFree(session);
        world.quietly(session, node -> {
            node.put("status", "complete").put("payment_status", free ? "no_payment_required" : "paid");
            node.put("customer", Nodes.text(customer, "id")).put("subscription", Nodes.text(subscription, "id"));
            node.put("invoice", Nodes.text(subscription, "latest_invoice")).putNull("url");
            node.set("customer_details", details(customer));
        });
        world.emit("checkout.session.completed", session);
        String success = Nodes.text(session, "success_url");
        return new PageOutcome.Done(success.replace("{CHECKOUT_SESSION_ID}", Nodes.text(session, "id")));
    }

    private ObjectNode subscribe(ObjectNode session, ObjectNode customer, Optional<TestCard> card, boolean present) {
        ObjectNode terms = (ObjectNode)
                world.hidden(Nodes.text(session, "id")).path(Sessions.TERMS).deepCopy();
        terms.put("customer", Nodes.text(customer, "id"));
        card.map(TestCard::id)
                .map(id -> methods.attach(id, customer))
                .ifPresent(method -> terms.put("default_payment_method", Nodes.text(method, "id")));
        return signup.begin(Params.of(terms), present);
    }

    private ObjectNode customer(ObjectNode session) {
        return world.find("customer", Nodes.reference(session, "customer")).orElseGet(() -> {
            ObjectNode customer = world.make("customer", "cus");
            Nodes.set(customer, "email", Nodes.reference(session, "customer_email"));
            customer.put("invoice_prefix", "CHECKOUT");
            return world.add(customer, "customer.created");
        });
    }

    private static ObjectNode details(ObjectNode customer) {
        ObjectNode details = Nodes.empty();
        for (String key : new String[] {"address", "email", "name", "phone"}) {
            details.set(key, customer.path(key).deepCopy());
        }
        details.putNull("business_name").putNull("individual_name");
        details.putArray("tax_ids");
        return details.put("tax_exempt", "none");
    }

    private static boolean isFree(ObjectNode session) {
        return Nodes.number(session, "amount_total") == 0;
    }

    private ObjectNode open(String sessionId) {
        ObjectNode session = world.require(Sessions.TYPE, sessionId, SESSION);
        boolean late = Nodes.number(session, "expires_at") <= world.time().real();
        if (!Nodes.is(session, "status", "open") || late) {
            throw invalid(null, "This Checkout Session is no longer open.", SESSION);
        }
        return session;
    }
}
