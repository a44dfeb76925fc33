package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.billing.Periods.Length;
import io.tenure.dev.stripe.engine.billing.StandingRule.Latest;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be read off a subscription and its invoices. */
public final class Subscriptions {
    public static final String TYPE = "subscription";
    static final String UPDATED = "customer.subscription.updated";
    static final String PENDING = "pending";
    private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");

    private final World world;

    public Subscriptions(World world) {
        this.world = world;
    }

    public static List<ObjectNode> items(JsonNode subscription) {
        return Nodes.data(subscription, "items");
    }

    /** The end of the current period, which all items share. */
    public static long periodEnd(JsonNode subscription) {
        return Nodes.number(items(subscription).getFirst(), "current_period_end");
    }

    public static long periodStart(JsonNode subscription) {
        return Nodes.number(items(subscription).getFirst(), "current_period_start");
    }

    public static Length length(JsonNode subscription) {
        return Length.of(items(subscription).getFirst().path("price"));
    }

    public static boolean hasEnded(JsonNode subscription) {
        return ENDED.contains(Nodes.text(subscription, "status"));
    }

    static void movePeriod(ObjectNode subscription, long start, long end) {
        items(subscription)
                .forEach(item -> item.put("current_period_start", start).put("current_period_end", end));
    }

    public ObjectNode customer(JsonNode ofCustomer) {
        return world.get(Nodes.text(ofCustomer, "customer"));
    }

    /** The subscription of an invoice. */
    static String idOf(JsonNode invoice) {
        return Nodes.text(invoice.path("parent").path("subscription_details"), TYPE);
    }

    public Optional<ObjectNode> ofInvoice(JsonNode invoice) {
        return world.find(TYPE, idOf(invoice));
    }

    /** What the subscription's status follows; the invoice of a pending update does not count. */
    Latest latest(JsonNode subscription) {
        String id = Nodes.text(subscription, "id");
        String ofPendingUpdate = Nodes.text(world.hidden(id).path(PENDING), "invoice");
        return world.all("invoice", invoice -> idOf(invoice).equals(id))
                .filter(invoice -> !Nodes.is(invoice, "status", "void") && !Nodes.is(invoice, "id", ofPendingUpdate))
                .findFirst()
                .map(Subscriptions::latest)
                .orElse(Latest.NONE);
    }

    private static Latest latest(ObjectNode invoice) {
        String status = Nodes.text(invoice, "status");
        return switch (status) {
            case "draft" -> Latest.DRAFT;
            case "paid" -> Latest.SETTLED;
            case "uncollectible" -> Latest.UNCOLLECTIBLE;
            case "open" -> Nodes.flag(invoice, "attempted") ? Latest.FAILED : Latest.OPEN;
            default -> throw new IllegalStateException("invoice with status " + status);
        };
    }
}
