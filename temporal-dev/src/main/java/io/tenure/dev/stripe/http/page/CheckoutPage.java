package io.tenure.dev.stripe.http.page;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The hosted Checkout page. */
final class CheckoutPage {
    private static final Map<String, String> METHODS = methods();

    private CheckoutPage() {}

    /** The form, with a message above it when there is one; a sentence when the session is no longer open. */
    static String html(ObjectNode session, String message) {
        String status = session.path("status").asString("");
        if (!status.equals("open")) {
            return Html.page("Checkout", "<p>This session is " + Html.escaped(status) + ".</p>");
        }
        StringBuilder options = new StringBuilder();
        METHODS.forEach((id, words) -> options.append("<option value=\"%s\">%s</option>\n".formatted(id, words)));
        String content = """
            <p class="amount">%s</p>
            %s
            <form method="post">
            <label for="payment_method">Payment method</label>
            <select id="payment_method" name="payment_method">
            %s</select>
            <button type="submit">Pay</button>
            </form>
            """.formatted(amount(session), message.isEmpty() ? "" : Html.error(message), options);
        return Html.page("Checkout", content);
    }

    private static String amount(ObjectNode session) {
        if (session.path("amount_total").isNull()) {
            return "Nothing to pay today";
        }
        return Money.text(
                session.path("amount_total").asLong(0), session.path("currency").asString("usd"));
    }

    private static Map<String, String> methods() {
        Map<String, String> methods = new LinkedHashMap<>();
        methods.put("pm_card_visa", "Visa, succeeds");
        methods.put("pm_card_mastercard", "Mastercard, succeeds");
        methods.put("pm_card_authenticationRequired", "Visa, asks for 3-D Secure");
        methods.put("pm_card_chargeCustomerFail", "Visa, can be saved, then declined");
        methods.put("pm_card_visa_chargeDeclined", "Visa, declined");
        methods.put("pm_card_visa_chargeDeclinedInsufficientFunds", "Visa, insufficient funds");
        methods.put("pm_card_visa_chargeDeclinedStolenCard", "Visa, stolen");
        methods.put("pm_card_chargeDeclinedExpiredCard", "Visa, expired");
        return methods;
    }
}
