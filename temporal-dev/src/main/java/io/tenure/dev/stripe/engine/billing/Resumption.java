package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The way out of {@code paused}: an invoice that is paid or given up, within 23 hours (rule 15). */
final class Resumption {
    private static final String INVOICE = "resumption_invoice";
    private static final String UNTIL = "resumption_until";

    private final World world;

    Resumption(World world) {
        this.world = world;
    }

    void begin(ObjectNode subscription, ObjectNode invoice) {
        world.hide(
                Nodes.text(subscription, "id"),
                facts -> facts.put(INVOICE, Nodes.text(invoice, "id"))
                        .put(UNTIL, world.now() + PendingUpdates.PATIENCE));
    }

    boolean isPaidBy(ObjectNode subscription, ObjectNode invoice) {
        return Nodes.is(subscription, "status", "paused")
                && Nodes.is(facts(subscription), INVOICE, Nodes.text(invoice, "id"));
    }

    /** When the resumption invoice is given up, in seconds; 0 when none waits. */
    long until(ObjectNode subscription) {
        return Nodes.number(facts(subscription), UNTIL);
    }

    ObjectNode invoice(ObjectNode subscription) {
        return world.get(Nodes.text(facts(subscription), INVOICE));
    }

    void afterInvoice(ObjectNode subscription, ObjectNode invoice) {
        switch (Nodes.text(invoice, "status")) {
            case "paid", "uncollectible" -> resume(subscription, invoice);
            case "void" -> end(subscription);
            default -> {}
        }
    }

    private void resume(ObjectNode subscription, ObjectNode invoice) {
        end(subscription);
        JsonNode period = Nodes.data(invoice, "lines").getFirst().path("period");
        world.change(subscription, Subscriptions.UPDATED, node -> {
            node.put("status", "active").put("billing_cycle_anchor", Nodes.number(period, "start"));
            Subscriptions.movePeriod(node, Nodes.number(period, "start"), Nodes.number(period, "end"));
        });
        world.emit("customer.subscription.resumed", subscription);
    }

    private void end(ObjectNode subscription) {
        world.hide(Nodes.text(subscription, "id"), facts -> {
            facts.remove(INVOICE);
            facts.remove(UNTIL);
        });
    }

    private ObjectNode facts(ObjectNode subscription) {
        return world.hidden(Nodes.text(subscription, "id"));
    }
}
