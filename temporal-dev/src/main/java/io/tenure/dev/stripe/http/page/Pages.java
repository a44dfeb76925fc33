package io.tenure.dev.stripe.http.page;

import io.tenure.dev.stripe.engine.ObjectStore;
import io.tenure.dev.stripe.engine.PageOutcome;
import io.tenure.dev.stripe.engine.StripeEngine;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.http.journal.Desk;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Checkout, 3-D Secure and the hosted invoice: a GET shows the form, a POST to the same address sends it. */
public final class Pages {
    private final StripeEngine engine;
    private final ObjectStore store;
    private final Desk desk;

    public Pages(StripeEngine engine, ObjectStore store, Desk desk) {
        this.engine = engine;
        this.store = store;
        this.desk = desk;
    }

    /** The form of a session that is open; what became of it otherwise. */
    public PageAnswer checkout(String sessionId) {
        return desk.call(() -> shown(200, CheckoutPage.html(object("checkout.session", sessionId), "")));
    }

    /** Pays with a test payment method; 402 and the form again when it is declined. */
    public PageAnswer payCheckout(String sessionId, String paymentMethod) {
        return desk.call(() -> {
            ObjectNode session = object("checkout.session", sessionId);
            return answer(
                    () -> engine.completeCheckout(sessionId, paymentMethod),
                    message -> CheckoutPage.html(session, message));
        });
    }

    /** The bank's question about a payment. */
    public PageAnswer secure(String paymentIntentId) {
        return desk.call(() -> shown(200, ThreeDSecurePage.html(object("payment_intent", paymentIntentId), "")));
    }

    /** The person's answer to the bank. */
    public PageAnswer authenticate(String paymentIntentId, boolean authenticated) {
        return desk.call(() -> {
            ObjectNode intent = object("payment_intent", paymentIntentId);
            return answer(
                    () -> engine.authenticate(paymentIntentId, authenticated),
                    message -> ThreeDSecurePage.html(intent, message));
        });
    }

    /** The form of an invoice that is open; what became of it otherwise. */
    public PageAnswer invoice(String invoiceId) {
        return desk.call(() -> shown(200, InvoicePage.html(object("invoice", invoiceId), "")));
    }

    /** Pays with a test payment method; 402 and the form again when it is declined. */
    public PageAnswer payInvoice(String invoiceId, String paymentMethod) {
        return desk.call(() -> {
            ObjectNode invoice = object("invoice", invoiceId);
            return answer(
                    () -> engine.payHostedInvoice(invoiceId, paymentMethod),
                    message -> InvoicePage.html(invoice, message));
        });
    }

    private interface Form {
        String html(String message);
    }

    private PageAnswer answer(Supplier<PageOutcome> step, Form form) {
        PageOutcome outcome = step.get();
        return switch (outcome) {
            case PageOutcome.Done(String url)
            when url.isEmpty() -> shown(200, Html.page("Done", "<p>You can close this page.</p>"));
            case PageOutcome.Done(String url) -> new PageAnswer.GoTo(url);
            case PageOutcome.Authenticate(String url) -> new PageAnswer.GoTo(url);
            case PageOutcome.Declined declined -> shown(402, form.html(declined.message()));
        };
    }

    private ObjectNode object(String type, String id) {
        return store.get(id)
                .filter(node -> node.path("object").asString("").equals(type))
                .orElseThrow(() -> StripeError.missing(type, id, "id"));
    }

    private static PageAnswer shown(int status, String html) {
        return new PageAnswer.Shown(status, html);
    }
}
