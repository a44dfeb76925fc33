package io.tenure.dev.stripe.engine.payment;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What maps an invoice to its payment intent: neither of them names the other (rule 35). */
public final class InvoicePayments {
    private static final String TYPE = "invoice_payment";
    private static final String INTENT = "payment_intent";

    private final World world;

    InvoicePayments(World world) {
        this.world = world;
    }

    void open(ObjectNode invoice, ObjectNode intent) {
        ObjectNode payment = world.make(TYPE, "inpay");
        payment.put("invoice", Nodes.text(invoice, "id")).put("currency", Nodes.text(invoice, "currency"));
        payment.put("amount_requested", Nodes.number(intent, "amount"));
        Nodes.part(payment, "payment").put(INTENT, Nodes.text(intent, "id"));
        world.put(payment);
        String id = Nodes.text(payment, "id");
        world.hide(Nodes.text(invoice, "id"), facts -> facts.put(TYPE, id));
        world.hide(Nodes.text(intent, "id"), facts -> facts.put(TYPE, id));
    }

    void paid(ObjectNode intent) {
        of(intent).ifPresent(payment -> {
            world.quietly(payment, node -> {
                node.put("status", "paid").put("amount_paid", Nodes.number(intent, "amount"));
                Nodes.part(node, "status_transitions").put("paid_at", world.now());
            });
            world.emit("invoice_payment.paid", payment);
        });
    }

    void canceled(ObjectNode intent) {
        of(intent)
                .ifPresent(payment -> world.quietly(payment, node -> {
                    node.put("status", "canceled");
                    Nodes.part(node, "status_transitions").put("canceled_at", world.now());
                }));
    }

    /** The intent that an invoice is paid with; empty for a draft and for an invoice that needed no charge. */
    public Optional<ObjectNode> intentOf(ObjectNode invoice) {
        return of(invoice).map(payment -> world.get(Nodes.text(payment.path("payment"), INTENT)));
    }

    /** The invoice that an intent pays; empty for an intent of a page that is not done yet. */
    public Optional<ObjectNode> invoiceOf(ObjectNode intent) {
        return of(intent).map(payment -> world.get(Nodes.text(payment, "invoice")));
    }

    private Optional<ObjectNode> of(ObjectNode invoiceOrIntent) {
        return world.find(TYPE, Nodes.reference(world.hidden(Nodes.text(invoiceOrIntent, "id")), TYPE));
    }
}
