package io.tenure.dev.stripe.engine;

import io.tenure.dev.stripe.engine.billing.Billing;
import io.tenure.dev.stripe.engine.checkout.Completion;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Outcome;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The forms of Stripe's pages, each one step of events in its customer's time. */
final class Pages {
    private final World world;
    private final PaymentMethods methods;
    private final PaymentIntents intents;
    private final Billing billing;
    private final Completion completion;

    Pages(World world, PaymentMethods methods, PaymentIntents intents, Billing billing) {
        this.world = world;
        this.methods = methods;
        this.intents = intents;
        this.billing = billing;
        this.completion = new Completion(world, methods, intents, billing.signup());
    }

    PageOutcome completeCheckout(String sessionId, String card) {
        return step(() -> completion.submit(sessionId, card));
    }

    PageOutcome authenticate(String intentId, boolean passed) {
        ObjectNode intent = world.require("payment_intent", intentId, "intent");
        if (!Nodes.is(intent, "status", "requires_action")) {
            throw StripeError.invalid("payment_intent_unexpected_state", "Nothing waits for authentication.", null);
        }
        Optional<ObjectNode> session = completion.waitingFor(intent);
        return session.isPresent()
                ? step(() -> completion.authenticated(session.get(), intent, passed))
                : inTimeOf(intent, () -> authenticateInvoice(intent, passed));
    }

    PageOutcome payInvoice(String invoiceId, String card) {
        ObjectNode invoice = world.require("invoice", invoiceId, "invoice");
        return inTimeOf(invoice, () -> {
            ObjectNode method = methods.attach(card, world.get(Nodes.text(invoice, "customer")));
            return shown(billing.payOpen(invoice, method), invoice);
        });
    }

    private PageOutcome authenticateInvoice(ObjectNode intent, boolean passed) {
        ObjectNode invoice = intents.invoicePayments().invoiceOf(intent).orElseThrow();
        return shown(billing.authenticated(invoice, intent, passed), invoice);
    }

    private static PageOutcome shown(Outcome outcome, ObjectNode invoice) {
        return switch (outcome) {
            case Outcome.Paid() -> new PageOutcome.Done(Nodes.text(invoice, "hosted_invoice_url"));
            case Outcome.AwaitsPerson(String url) -> new PageOutcome.Authenticate(url);
            case Outcome.Refused(String code, String decline, String message) ->
                new PageOutcome.Declined(code, decline, message);
        };
    }

    private PageOutcome inTimeOf(ObjectNode object, Supplier<PageOutcome> work) {
        return world.time().on(world.time().clockOf(object), () -> step(work));
    }

    private PageOutcome step(Supplier<PageOutcome> work) {
        try {
            return work.get();
        } catch (StripeError refused) {
            return declined(refused);
        } finally {
            world.events().flush();
        }
    }

    private static PageOutcome declined(StripeError refused) {
        String code = refused.code();
        if (code == null || !refused.type().equals("card_error")) {
            throw refused;
        }
        String decline = refused.declineCode();
        return new PageOutcome.Declined(code, decline == null ? "" : decline, refused.message());
    }
}
