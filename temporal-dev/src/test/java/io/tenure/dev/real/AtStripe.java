package io.tenure.dev.real;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What Stripe has of some organizations' customers. */
record AtStripe(
        List<JsonNode> customers,
        List<JsonNode> subscriptions,
        List<JsonNode> invoices,
        List<JsonNode> charges,
        List<JsonNode> events) {

    /**
     * Whatever carries an id of ours, or is of a customer that does: nothing is left out because Tenure does not know of it.
     *
     * @param ours our own ids of the customers
     */
    static AtStripe read(StripeBooks stripe, List<String> ours) {
        List<JsonNode> customers = stripe.customers().stream()
                .filter(customer -> ours.contains(StripeBooks.tenureId(customer)))
                .toList();
        List<String> ids = customers.stream().map(AtStripe::id).toList();
        return new AtStripe(
                customers,
                stripe.subscriptions().stream()
                        .filter(subscription -> ids.contains(text(subscription, "customer")))
                        .toList(),
                ofEach(ids, stripe::invoices),
                ofEach(ids, stripe::charges),
                stripe.events().stream()
                        .filter(event -> ids.contains(StripeBooks.customer(event)))
                        .toList());
    }

    private static List<JsonNode> ofEach(List<String> customers, Function<String, List<JsonNode>> list) {
        return customers.stream()
                .flatMap(customer -> list.apply(customer).stream())
                .toList();
    }

    List<JsonNode> paidInvoices() {
        return invoices.stream()
                .filter(invoice -> text(invoice, "status").equals("paid"))
                .toList();
    }

    /** Invoices of a subscription, by the reason for which Stripe billed. */
    List<JsonNode> invoices(String subscription, String reason) {
        return invoices.stream()
                .filter(invoice -> subscription(invoice).equals(subscription))
                .filter(invoice -> text(invoice, "billing_reason").equals(reason))
                .toList();
    }

    /** What is billed between periods is billed for more seats. */
    static boolean isOfARaise(JsonNode invoice) {
        return text(invoice, "billing_reason").equals("subscription_update");
    }

    static String id(JsonNode object) {
        return text(object, "id");
    }

    static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    private static String subscription(JsonNode invoice) {
        return invoice.at("/parent/subscription_details/subscription").asString("");
    }
}
