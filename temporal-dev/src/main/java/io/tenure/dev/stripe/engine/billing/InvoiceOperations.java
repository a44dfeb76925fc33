package io.tenure.dev.stripe.engine.billing;

import static io.tenure.dev.stripe.engine.StripeError.invalid;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.billing.Collection.Attempt;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The calls on invoices that subscriptions made. */
final class InvoiceOperations {
    private static final String TYPE = Invoices.TYPE;

    private final World world;
    private final Collection collection;
    private final PaymentMethods methods;

    InvoiceOperations(World world, Collection collection, PaymentMethods methods) {
        this.world = world;
        this.collection = collection;
        this.methods = methods;
    }

    void declare(Calls calls) {
        calls.add("GET /v1/invoices/{id}", call -> new Reply.Ok(invoice(call)));
        calls.add(
                "GET /v1/invoices/{id}/lines",
                call -> new Reply.Page(collection.invoices().lines(invoice(call))));
        calls.add("GET /v1/invoices", this::list, "customer", "subscription", "status", "created", "created[*]");
        calls.add(
                "POST /v1/invoices/{id}",
                this::update,
                "auto_advance",
                "metadata[*]",
                "description",
                "default_payment_method");
        calls.add("POST /v1/invoices/{id}/finalize", this::finalizeDraft, "auto_advance");
        calls.add("POST /v1/invoices/{id}/pay", this::pay, "payment_method", "paid_out_of_band", "off_session");
        calls.add("POST /v1/invoices/{id}/void", this::voidInvoice);
        calls.add("POST /v1/invoices/{id}/mark_uncollectible", this::giveUp);
    }

    private Reply list(Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all(TYPE, node -> params.matches("customer", node))
                .filter(node -> params.matches("status", node))
                .filter(node -> params.text("subscription")
                        .map(id -> Subscriptions.idOf(node).equals(id))
                        .orElse(true))
                .filter(node -> params.covers("created", Nodes.number(node, "created")))
                .filter(node ->
                        params.has("customer") || params.has("subscription") || !Nodes.isSet(node, "test_clock"))
                .toList());
    }

    private Reply update(Call call) {
        ObjectNode invoice = invoice(call);
        Params params = Params.of(call.params());
        String customer = Nodes.text(invoice, "customer");
        params.text("default_payment_method")
                .ifPresent(id -> methods.ofCustomer(id, customer, "default_payment_method"));
        world.change(invoice, "invoice.updated", node -> {
            params.mergeMetadata(node);
            params.copyTexts(node, "description", "default_payment_method");
            if (params.has("auto_advance")) {
                setAutoAdvance(node, params.flag("auto_advance", true));
            }
        });
        return new Reply.Ok(invoice);
    }

    private void setAutoAdvance(ObjectNode invoice, boolean advance) {
        invoice.put("auto_advance", advance);
        Long soon = advance ? Long.valueOf(world.now() + Invoices.DRAFT_FOR) : null;
        if (Nodes.is(invoice, "status", "draft")) {
            invoice.put("automatically_finalizes_at", soon).put("next_payment_attempt", soon);
        } else if (Nodes.is(invoice, "status", "open") && Nodes.flag(invoice, "attempted")) {
            collection.schedule(invoice);
        } else if (Nodes.is(invoice, "status", "open")) {
            invoice.put("next_payment_attempt", soon);
        }
    }

    private Reply finalizeDraft(Call call) {
        ObjectNode invoice = invoice(call);
        Params params = Params.of(call.params());
        requireStatus(invoice, "finalized", List.of("draft"));
        boolean advance = params.flag("auto_advance", Nodes.flag(invoice, "auto_advance"));
        world.quietly(invoice, node -> node.put("auto_advance", advance));
        collection.open(invoice);
        if (advance && Nodes.is(invoice, "status", "open")) {
            world.quietly(invoice, node -> node.put("next_payment_attempt", world.now() + Invoices.DRAFT_FOR));
        }
        return new Reply.Ok(invoice);
    }

    private Reply pay(Call call) {
        ObjectNode invoice = invoice(call);
        Params params = Params.of(call.params());
        if (Nodes.is(invoice, "status", "paid")) {
            throw invalid(null, "Invoice is already paid", null);
        }
        requireStatus(invoice, "paid", List.of("draft", "open", "uncollectible"));
        ObjectNode chosen = params.text("payment_method")
                .map(id -> methods.ofCustomer(id, Nodes.text(invoice, "customer"), "payment_method"))
                .orElse(null);
        if (Nodes.is(invoice, "status", "draft")) {
            collection.open(invoice);
        }
        if (params.flag("paid_out_of_band", false)) {
            collection.settleOutOfBand(invoice);
        } else if (!Nodes.is(invoice, "status", "paid")) {
            collection.payOrRefuse(invoice, Attempt.onRequest(chosen));
        }
        return new Reply.Ok(invoice);
    }

    private Reply voidInvoice(Call call) {
        ObjectNode invoice = invoice(call);
        requireStatus(invoice, "voided", List.of("open", "uncollectible"));
        collection.voidInvoice(invoice);
        return new Reply.Ok(invoice);
    }

    private Reply giveUp(Call call) {
        ObjectNode invoice = invoice(call);
        requireStatus(invoice, "marked uncollectible", List.of("open"));
        collection.giveUp(invoice);
        return new Reply.Ok(invoice);
    }

    private static void requireStatus(ObjectNode invoice, String what, List<String> allowed) {
        String status = Nodes.text(invoice, "status");
        if (!allowed.contains(status)) {
            String message = "This invoice has status `" + status + "` and can't be " + what + ".";
            throw invalid("invoice_not_editable", message, null);
        }
    }

    private ObjectNode invoice(Call call) {
        return world.require(TYPE, call.path().getOrDefault("id", ""), TYPE);
    }
}
