package io.tenure.dev.stripe.engine.billing;

import static io.tenure.dev.stripe.engine.StripeError.invalid;

import io.tenure.dev.stripe.engine.billing.ItemChanges.Terms;
import io.tenure.dev.stripe.engine.billing.Lines.ItemChange;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/subscriptions/{id}}: which changes a status allows, and what they do. */
final class Updates {
    private static final Set<String> WITH_PENDING =
            Set.of("expand", "items", "payment_behavior", "proration_behavior", "proration_date", "off_session");

    private final World world;
    private final PaymentMethods methods;
    private final ItemChanges itemChanges;

    Updates(World world, PaymentMethods methods, ItemChanges itemChanges) {
        this.world = world;
        this.methods = methods;
        this.itemChanges = itemChanges;
    }

    void update(ObjectNode subscription, Params params) {
        refuseByStatus(subscription, params);
        Schedules.refuseCancellationChanges(subscription, params);
        refuseTwoEnds(params);
        params.only("collection_method", "charge_automatically");
        params.text("default_payment_method")
                .ifPresent(
                        id -> methods.ofCustomer(id, Nodes.text(subscription, "customer"), "default_payment_method"));
        Terms terms = terms(params);
        List<ItemChange> changes = itemChanges.read(subscription, params);
        if (!changes.isEmpty()) {
            itemChanges.make(subscription, changes, terms);
        }
        world.change(subscription, Subscriptions.UPDATED, node -> write(node, params));
    }

    private Terms terms(Params params) {
        String payment = params.choice(
                "payment_behavior",
                "allow_incomplete",
                "default_incomplete",
                "error_if_incomplete",
                "pending_if_incomplete");
        if (payment.equals("pending_if_incomplete")) {
            refuseOthers(params, WITH_PENDING, "when `payment_behavior` is `pending_if_incomplete`");
        }
        String proration = params.choice("proration_behavior", "create_prorations", "always_invoice", "none");
        return new Terms(proration, payment, params.number("proration_date").orElse(world.now()));
    }

    /** Rule 25: an incomplete one keeps everything but its metadata; an ended one also says why it ended. */
    private static void refuseByStatus(ObjectNode subscription, Params params) {
        String status = Nodes.text(subscription, "status");
        if (status.equals("incomplete")) {
            refuseOthers(params, Set.of("expand", "metadata"), "while the subscription is `incomplete`");
        }
        if (Subscriptions.hasEnded(subscription)) {
            Set<String> allowed = Set.of("expand", "metadata", "cancellation_details");
            refuseOthers(params, allowed, "after the subscription has ended");
        }
    }

    private static void refuseTwoEnds(Params params) {
        if (params.has("cancel_at_period_end") && params.has("cancel_at")) {
            String message = "Received both cancel_at_period_end and cancel_at parameters. Please pass in only one.";
            throw invalid(null, message, null);
        }
    }

    private static void refuseOthers(Params params, Set<String> allowed, String when) {
        params.node().propertyNames().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(null, "You cannot set `" + name + "` " + when + ".", name);
                });
    }

    private void write(ObjectNode subscription, Params params) {
        params.copyTexts(subscription, "default_payment_method", "description");
        params.mergeMetadata(subscription);
        Assembly.setTrialSettings(subscription, params);
        Pause.write(subscription, params);
        if (params.has("cancellation_details")) {
            Cancellation.describe(subscription, params);
        }
        if (params.has("cancel_at_period_end")) {
            writeCancelAtPeriodEnd(subscription, params.flag("cancel_at_period_end", false));
        }
        if (params.has("cancel_at")) {
            params.number("cancel_at").ifPresentOrElse(at -> endAt(subscription, at), () -> neverEnd(subscription));
        }
    }

    private void writeCancelAtPeriodEnd(ObjectNode subscription, boolean cancel) {
        if (cancel) {
            endAt(subscription, Subscriptions.periodEnd(subscription));
        } else if (Nodes.flag(subscription, "cancel_at_period_end")) {
            neverEnd(subscription);
        }
        subscription.put("cancel_at_period_end", cancel);
    }

    /** Keeps the status; {@code canceled_at} is the request (rule 18). */
    private void endAt(ObjectNode subscription, long at) {
        if (at <= world.now()) {
            throw invalid(null, "Invalid timestamp: must be in the future.", "cancel_at");
        }
        subscription.put("cancel_at", at).put("canceled_at", world.now());
        Nodes.part(subscription, "cancellation_details").put("reason", "cancellation_requested");
    }

    private static void neverEnd(ObjectNode subscription) {
        subscription.putNull("cancel_at").putNull("canceled_at").put("cancel_at_period_end", false);
        Nodes.part(subscription, "cancellation_details").putNull("reason");
    }
}
