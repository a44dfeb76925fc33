package io.tenure.dev.stripe.http.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** The form in which a person chooses a test payment method. */
final class PaymentForm {
    private static final Map<String, String> METHODS = methods();

    private PaymentForm() {}

    /** The amount, a message when there is one, and the form. */
    static String html(String amount, String message) {
        StringBuilder options = new StringBuilder();
        METHODS.forEach((id, words) -> options.append("<option value=\"%s\">%s</option>\n".formatted(id, words)));
        return """
            <p class="amount">%s</p>
            %s
            <form method="post">
            <label for="payment_method">Payment method</label>
            <select id="payment_method" name="payment_method">
            %s</select>
            <button type="submit">Pay</button>
            </form>
            """.formatted(Html.escaped(amount), message.isEmpty() ? "" : Html.error(message), options);
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
