package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What falls due on subscriptions and invoices; at one time the first of a list comes first. */
public final class Calendar {
    private static final long INCOMPLETE_FOR = PendingUpdates.PATIENCE;

    private final World world;
    private final Billing billing;

    Calendar(World world, Billing billing) {
        this.world = world;
        this.billing = billing;
    }

    /** The next things of one subscription. */
    public List<Due> ofSubscription(ObjectNode subscription) {
        List<Due> due = new ArrayList<>();
        switch (Nodes.text(subscription, "status")) {
            case "incomplete" -> due.add(expiry(subscription));
            case "trialing" -> {
                long notice = Trials.noticeAt(subscription, world.hidden(Nodes.text(subscription, "id")));
                due.add(new Due(notice, () -> billing.trials().giveNotice(subscription)));
                ends(subscription).ifPresent(due::add);
                long end = Nodes.number(subscription, "trial_end");
                due.add(new Due(end, () -> billing.trials().end(subscription)));
            }
            case "active", "past_due", "unpaid" -> {
                ends(subscription).ifPresent(due::add);
                pendingUpdate(subscription).ifPresent(due::add);
                long turn = Subscriptions.periodEnd(subscription);
                due.add(new Due(turn, () -> billing.renewal().turn(subscription)));
            }
            case "paused" -> {
                ends(subscription).ifPresent(due::add);
                resumption(subscription).ifPresent(due::add);
            }
            default -> {}
        }
        return due;
    }

    /** The next thing of one invoice that Stripe moves on by itself. */
    public Stream<Due> ofInvoice(ObjectNode invoice) {
        if (!Nodes.flag(invoice, "auto_advance")) {
            return Stream.empty();
        }
        Collection collection = billing.collection();
        return switch (Nodes.text(invoice, "status")) {
            case "draft" -> at(invoice, "automatically_finalizes_at", () -> collection.openAndCollect(invoice));
            case "open" -> at(invoice, "next_payment_attempt", () -> collection.retry(invoice));
            default -> Stream.empty();
        };
    }

    private static Stream<Due> at(ObjectNode node, String key, Runnable work) {
        return Nodes.isSet(node, key) ? Stream.of(new Due(Nodes.number(node, key), work)) : Stream.empty();
    }

    private Due expiry(ObjectNode subscription) {
        return new Due(
                Nodes.number(subscription, "created") + INCOMPLETE_FOR,
                () -> billing.cancellation().end(subscription));
    }

    private Optional<Due> ends(ObjectNode subscription) {
        return at(subscription, "cancel_at", () -> billing.cancellation().end(subscription))
                .findFirst();
    }

    private Optional<Due> pendingUpdate(ObjectNode subscription) {
        return billing.collection()
                .standing()
                .pendingUpdates()
                .invoiceOf(subscription)
                .map(invoice -> new Due(
                        Nodes.number(subscription.path("pending_update"), "expires_at"),
                        () -> billing.collection().voidInvoice(invoice)));
    }

    private Optional<Due> resumption(ObjectNode subscription) {
        Resumption resumption = billing.collection().standing().resumption();
        long until = resumption.until(subscription);
        return until == 0
                ? Optional.empty()
                : Optional.of(new Due(until, () -> billing.collection().voidInvoice(resumption.invoice(subscription))));
    }
}
