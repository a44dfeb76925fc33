package io.tenure.dev.stripe.http.page;

import tools.jackson.databind.node.ObjectNode;

/** The hosted Checkout page. */
final class CheckoutPage {
    private CheckoutPage() {}

    /** The form, with a message above it when there is one; a sentence when the session is no longer open. */
    static String html(ObjectNode session, String message) {
        String status = session.path("status").asString("");
        if (!status.equals("open")) {
            return Html.page("Checkout", "<p>This session is " + Html.escaped(status) + ".</p>");
        }
        return Html.page("Checkout", PaymentForm.html(amount(session), message));
    }

    private static String amount(ObjectNode session) {
        if (session.path("amount_total").isNull()) {
            return "Nothing to pay today";
        }
        return Money.text(
                session.path("amount_total").asLong(0), session.path("currency").asString("usd"));
    }
}
