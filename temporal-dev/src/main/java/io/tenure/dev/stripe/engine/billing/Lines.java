package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of invoices: a period in advance, a trial, and the two sides of a proration. */
final class Lines {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final World world;

    Lines(World world) {
        this.world = world;
    }

    /** One line an item for a period that is paid in advance. */
    List<ObjectNode> period(ObjectNode subscription, long start, long end) {
        return Subscriptions.items(subscription).stream()
                .map(item -> {
                    long quantity = Nodes.number(item, "quantity");
                    ObjectNode line = line(item, quantity, full(item.path("price"), quantity));
                    String text = quantity + " × " + productName(item.path("price"));
                    return describe(line, text, start, end);
                })
                .toList();
    }

    /** One line of nothing an item for the time of a trial. */
    List<ObjectNode> trial(ObjectNode subscription, long start, long end) {
        return Subscriptions.items(subscription).stream()
                .map(item -> {
                    ObjectNode line = line(item, Nodes.number(item, "quantity"), 0);
                    return describe(line, "Trial period for " + productName(item.path("price")), start, end);
                })
                .toList();
    }

    /** What an item would cost for the rest of the period, less what is left of its price before. */
    List<ObjectNode> proration(ItemChange change, Proration.Span span) {
        ObjectNode item = change.item();
        long before = Nodes.number(item, "quantity");
        Proration proration =
                Proration.of(full(item.path("price"), before), full(change.price(), change.quantity()), span);
        ObjectNode after = item.deepCopy();
        after.set("price", change.price());
        String since = " after " + DAY.format(Instant.ofEpochSecond(span.date()));
        String unused = "Unused time on " + before + " × " + productName(item.path("price")) + since;
        String remaining = "Remaining time on " + change.quantity() + " × " + productName(change.price()) + since;
        return List.of(
                prorated(describe(line(item, before, proration.credit()), unused, span.date(), span.end())),
                prorated(describe(
                        line(after, change.quantity(), proration.charge()), remaining, span.date(), span.end())));
    }

    private static long full(JsonNode price, long quantity) {
        return Nodes.number(price, "unit_amount") * quantity;
    }

    private ObjectNode line(ObjectNode item, long quantity, long amount) {
        JsonNode price = item.path("price");
        ObjectNode line = world.make("line_item", "il");
        line.put("amount", amount).put("subtotal", amount).put("currency", Nodes.text(price, "currency"));
        line.put("quantity", quantity).put("quantity_decimal", Long.toString(quantity));
        ObjectNode pricing = Nodes.part(line, "pricing");
        pricing.put("unit_amount_decimal", Nodes.text(price, "unit_amount_decimal"));
        Nodes.part(pricing, "price_details")
                .put("price", Nodes.text(price, "id"))
                .put("product", Nodes.text(price, "product"));
        ObjectNode parent = line.putObject("parent").putNull("invoice_item_details");
        parent.putObject("subscription_item_details")
                .putNull("invoice_item")
                .put("proration", false)
                .putNull("proration_details")
                .put("subscription", Nodes.text(item, "subscription"))
                .put("subscription_item", Nodes.text(item, "id"));
        parent.put("type", "subscription_item_details");
        line.put("subscription", Nodes.text(item, "subscription"));
        return line;
    }

    private static ObjectNode describe(ObjectNode line, String description, long start, long end) {
        Nodes.part(line, "period").put("start", start).put("end", end);
        return line.put("description", description);
    }

    private ObjectNode prorated(ObjectNode line) {
        ObjectNode parent = Nodes.part(line, "parent");
        parent.putNull("subscription_item_details").put("type", "invoice_item_details");
        parent.putObject("invoice_item_details")
                .put("invoice_item", world.newId("ii"))
                .put("proration", true)
                .put("subscription", Nodes.text(line, "subscription"))
                .putNull("proration_details");
        return line.put("discountable", false);
    }

    private String productName(JsonNode price) {
        return Nodes.text(world.get(Nodes.text(price, "product")), "name");
    }

    /** Other terms for an item of a subscription. */
    record ItemChange(ObjectNode item, ObjectNode price, long quantity) {

        boolean changesNothing() {
            return quantity == Nodes.number(item, "quantity") && price.equals(item.path("price"));
        }
    }
}
