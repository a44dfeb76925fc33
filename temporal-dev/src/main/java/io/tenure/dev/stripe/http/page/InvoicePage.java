package io.tenure.dev.stripe.http.page;

import tools.jackson.databind.node.ObjectNode;

/** The hosted invoice page. */
final class InvoicePage {
    private InvoicePage() {}

    /** The form of an open invoice, with a message above it when there is one; a sentence for any other. */
    static String html(ObjectNode invoice, String message) {
        String status = invoice.path("status").asString("");
        if (!status.equals("open")) {
            return Html.page("Invoice", "<p>This invoice is " + Html.escaped(status) + ".</p>");
        }
        String amount = Money.text(
                invoice.path("amount_remaining").asLong(0),
                invoice.path("currency").asString("usd"));
        return Html.page("Invoice", PaymentForm.html(amount, message));
    }
}
