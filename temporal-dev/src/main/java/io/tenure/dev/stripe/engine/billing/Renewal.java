package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The turn of a period: the subscription moves on at once, its invoice stays a draft for an hour (rule 7), also while
 * an older invoice is unpaid (rule 56). The end of a trial is the same turn, with a new anchor (rule 16).
 */
final class Renewal {
    private static final String WAITING_LINES = "waiting_lines";

    private final World world;
    private final Invoices invoices;
    private final Lines lines;

    Renewal(World world, Invoices invoices) {
        this.world = world;
        this.invoices = invoices;
        this.lines = new Lines(world);
    }

    Lines lines() {
        return lines;
    }

    /** Moves to the period that begins now. */
    void turn(ObjectNode subscription) {
        world.change(subscription, Subscriptions.UPDATED, this::write);
        closePaused(subscription);
    }

    /** The trial is over and somebody can be charged. */
    void endTrial(ObjectNode subscription) {
        world.change(subscription, Subscriptions.UPDATED, node -> {
            node.put("status", "active").put("billing_cycle_anchor", Nodes.number(node, "trial_end"));
            write(node);
        });
        closePaused(subscription);
    }

    /** Keeps prorations for the next invoice (rule 26). */
    void addWaiting(ObjectNode subscription, List<ObjectNode> prorations) {
        world.hide(Nodes.text(subscription, "id"), facts -> {
            ArrayNode waiting = facts.withArray(WAITING_LINES);
            prorations.forEach(waiting::add);
        });
    }

    /** Prorations that waited; they do not wait any more. */
    List<ObjectNode> takeWaiting(ObjectNode subscription) {
        List<ObjectNode> taken = new ArrayList<>();
        String id = Nodes.text(subscription, "id");
        JsonNode waiting = world.hidden(id).path(WAITING_LINES);
        if (waiting.isArray()) {
            waiting.forEach(line -> taken.add((ObjectNode) line));
            world.hide(id, facts -> facts.remove(WAITING_LINES));
        }
        return taken;
    }

    private void closePaused(ObjectNode subscription) {
        Pause.close(subscription, world.get(Nodes.text(subscription, "latest_invoice")), invoices);
    }

    private void write(ObjectNode subscription) {
        long start = Subscriptions.periodEnd(subscription);
        long anchor = Nodes.number(subscription, "billing_cycle_anchor");
        long end = Periods.next(anchor, Subscriptions.length(subscription), start);
        List<ObjectNode> all = takeWaiting(subscription);
        all.addAll(lines.period(subscription, start, end));
        long accruedFrom = Subscriptions.periodStart(subscription);
        invoices.draft(subscription, Invoices.Bill.ofCycle(all, accruedFrom, start));
        Subscriptions.movePeriod(subscription, start, end);
    }
}
