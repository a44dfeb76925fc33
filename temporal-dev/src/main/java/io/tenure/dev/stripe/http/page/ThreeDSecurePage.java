package io.tenure.dev.stripe.http.page;

import tools.jackson.databind.node.ObjectNode;

/** The bank's page. */
final class ThreeDSecurePage {
    private ThreeDSecurePage() {}

    /** The question, with a message above it when there is one; a sentence when nobody asks any more. */
    static String html(ObjectNode intent, String message) {
        String amount = Money.text(
                intent.path("amount").asLong(0), intent.path("currency").asString("usd"));
        boolean asks = intent.path("status").asString("").equals("requires_action");
        String error = message.isEmpty() ? "" : Html.error(message);
        String form = """
            <form method="post">
            <button type="submit" name="authenticate" value="true">Yes, it is me</button>
            <button type="submit" name="authenticate" value="false" class="quiet">No, refuse</button>
            </form>
            """;
        String question =
                asks ? "<p>Do you want to pay this amount?</p>\n" + form : "<p>There is nothing to confirm.</p>";
        return Html.page("3-D Secure", "<p class=\"amount\">" + amount + "</p>\n" + error + question);
    }
}
