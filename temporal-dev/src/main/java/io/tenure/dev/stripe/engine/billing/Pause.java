package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code pause_collection}: the subscription goes on as it is, and its new invoices are kept as drafts, voided or written off (rule 14). */
final class Pause {
    private static final String KEY = "pause_collection";

    private Pause() {}

    /** Begins or ends as asked for, without a time at which it ends by itself. */
    static void write(ObjectNode subscription, Params params) {
        if (params.unsets(KEY)) {
            subscription.putNull(KEY);
        } else if (params.has(KEY)) {
            Params asked = params.at(KEY);
            asked.required("behavior");
            String behavior = asked.choice("behavior", "keep_as_draft", "mark_uncollectible", "void");
            subscription.putObject(KEY).put("behavior", behavior).putNull("resumes_at");
        }
    }

    static boolean isOf(JsonNode subscription) {
        return Nodes.isSet(subscription, KEY);
    }

    /** What becomes of the invoice of a period that begins now. */
    static void close(ObjectNode subscription, ObjectNode invoice, Invoices invoices) {
        switch (Nodes.text(subscription.path(KEY), "behavior")) {
            case "void" -> invoices.close(invoice, "void", "invoice.voided");
            case "mark_uncollectible" -> {
                invoices.open(invoice);
                if (Nodes.is(invoice, "status", "open")) {
                    invoices.close(invoice, "uncollectible", "invoice.marked_uncollectible");
                }
            }
            default -> {}
        }
    }

    static void refuseInvoiceAtOnce(JsonNode subscription) {
        if (isOf(subscription)) {
            throw StripeError.notDone("an invoice at once while collection is paused");
        }
    }
}
