package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** What happens three days before a trial ends, or at once when it is shorter (rule 17), and at its end (rules 14, 16). */
final class Trials {
    private static final long NOTICE = Duration.ofDays(3).toSeconds();
    private static final String TOLD = "trial_end_told";

    private final World world;
    private final PaymentMethods methods;
    private final Renewal renewal;
    private final Cancellation cancellation;

    Trials(World world, PaymentMethods methods, Renewal renewal, Cancellation cancellation) {
        this.world = world;
        this.methods = methods;
        this.renewal = renewal;
        this.cancellation = cancellation;
    }

    /** When {@code trial_will_end} is due; never, once it was told. */
    static long noticeAt(ObjectNode subscription, ObjectNode facts) {
        boolean told = Nodes.number(facts, TOLD) == Nodes.number(subscription, "trial_end");
        return told ? Long.MAX_VALUE : Nodes.number(subscription, "trial_end") - NOTICE;
    }

    void giveNotice(ObjectNode subscription) {
        world.hide(Nodes.text(subscription, "id"), facts -> facts.put(TOLD, Nodes.number(subscription, "trial_end")));
        world.emit("customer.subscription.trial_will_end", subscription);
    }

    void end(ObjectNode subscription) {
        ObjectNode customer = world.get(Nodes.text(subscription, "customer"));
        String otherwise =
                Nodes.text(subscription.path("trial_settings").path("end_behavior"), "missing_payment_method");
        if (methods.paying(customer, subscription) != null || otherwise.equals("create_invoice")) {
            renewal.endTrial(subscription);
        } else if (otherwise.equals("cancel")) {
            cancellation.end(subscription);
        } else {
            world.change(subscription, Subscriptions.UPDATED, node -> node.put("status", "paused"));
            world.emit("customer.subscription.paused", subscription);
        }
    }
}
