package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.customer.TestCard;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Outcome;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Taking an invoice's money: at once, on schedule, or on request; then the subscription follows. */
final class Collection {
    private static final Outcome.Refused NO_METHOD = new Outcome.Refused(
            "missing", "", "This customer has no attached payment source or default payment method.");
    private static final String REQUIRES_ACTION = "Payment for this invoice requires additional user action before it"
            + " can be completed successfully. Payment can be completed using the PaymentIntent of the invoice.";
    private static final String REFUSED_METHOD = "refused_method";
    private static final String FIRST_FAILURE = "first_failure";

    private final World world;
    private final PaymentMethods methods;
    private final PaymentIntents intents;
    private final Invoices invoices;
    private final Standing standing;

    Collection(World world, PaymentMethods methods, PaymentIntents intents) {
        this.world = world;
        this.methods = methods;
        this.intents = intents;
        this.invoices = new Invoices(world, intents);
        this.standing = new Standing(world);
    }

    Invoices invoices() {
        return invoices;
    }

    Standing standing() {
        return standing;
    }

    PaymentIntents intents() {
        return intents;
    }

    /** Finalizes a draft without charging it. */
    void open(ObjectNode invoice) {
        invoices.open(invoice);
        standing.afterInvoice(invoice);
    }

    /** Finalizes a draft, and charges it when there is something to charge. */
    Outcome openAndCollect(ObjectNode invoice) {
        open(invoice);
        return Nodes.is(invoice, "status", "open") ? collect(invoice, Attempt.AUTOMATIC) : new Outcome.Paid();
    }

    /** One attempt at an open invoice. */
    Outcome collect(ObjectNode invoice, Attempt attempt) {
        ObjectNode intent = intentOf(invoice);
        ObjectNode method = attempt.method() == null ? payingMethod(invoice) : attempt.method();
        Outcome outcome = method == null ? NO_METHOD : intents.charge(intent, method, attempt.present());
        if (outcome instanceof Outcome.Paid) {
            world.quietly(invoice, node -> count(node, attempt.scheduled()));
            invoices.settle(invoice, "invoice.payment_succeeded");
            forgiveCustomer(invoice);
            standing.saveDefault(invoice, Nodes.text(Objects.requireNonNull(method), "id"));
        } else {
            fail(invoice, new Failure(method, outcome, attempt.scheduled()));
        }
        standing.afterInvoice(invoice);
        return outcome;
    }

    /** One attempt that a caller asked for: 402 when it does not go through. */
    void payOrRefuse(ObjectNode invoice, Attempt attempt) {
        if (attempt.method() == null && payingMethod(invoice) == null) {
            throw StripeError.invalid("resource_missing", NO_METHOD.message(), null);
        }
        switch (collect(invoice, attempt)) {
            case Outcome.Paid() -> {}
            case Outcome.Refused refused -> throw refused.error().with("payment_intent", intentOf(invoice));
            case Outcome.AwaitsPerson(String url) ->
                throw StripeError.card("invoice_payment_intent_requires_action", null, REQUIRES_ACTION)
                        .with("payment_intent", intentOf(invoice));
        }
    }

    private ObjectNode intentOf(ObjectNode invoice) {
        return intents.invoicePayments().intentOf(invoice).orElseThrow();
    }

    /** A retry that is due. After a hard decline it only counts until there is another method (rule 24). */
    void retry(ObjectNode invoice) {
        ObjectNode method = payingMethod(invoice);
        String refused = Nodes.text(world.hidden(Nodes.text(invoice, "id")), REFUSED_METHOD);
        if (method != null && Nodes.is(method, "id", refused)) {
            world.change(invoice, "invoice.updated", node -> count(node, true));
        } else {
            collect(invoice, Attempt.AUTOMATIC);
        }
        if (Nodes.is(invoice, "status", "open") && !Nodes.isSet(invoice, "next_payment_attempt")) {
            standing.afterLastRetry(invoice);
        }
    }

    /** The person did not pass the bank's check: the attempt that waited for it has failed. */
    Outcome failAuthentication(ObjectNode invoice, ObjectNode intent) {
        Outcome.Refused refused = intents.failAuthentication(intent);
        world.emit("invoice.payment_failed", invoice);
        return refused;
    }

    /** Settled by other means than Stripe's; the intent ends. */
    void settleOutOfBand(ObjectNode invoice) {
        intents.invoicePayments().intentOf(invoice).ifPresent(intents::cancel);
        world.quietly(invoice, node -> node.put("amount_paid_off_stripe", Nodes.number(node, "amount_due")));
        invoices.settle(invoice);
        forgiveCustomer(invoice);
        standing.afterInvoice(invoice);
    }

    void voidInvoice(ObjectNode invoice) {
        invoices.close(invoice, "void", "invoice.voided");
        standing.afterInvoice(invoice);
    }

    void giveUp(ObjectNode invoice) {
        invoices.close(invoice, "uncollectible", "invoice.marked_uncollectible");
        standing.afterInvoice(invoice);
    }

    /** Rule 25: the invoice's own method, then the subscription's, then the customer's. */
    @Nullable
    ObjectNode payingMethod(ObjectNode invoice) {
        ObjectNode customer = world.get(Nodes.text(invoice, "customer"));
        return world.find(Subscriptions.TYPE, Subscriptions.idOf(invoice))
                .map(subscription -> methods.paying(customer, invoice, subscription))
                .orElseGet(() -> methods.paying(customer, invoice));
    }

    /** Who would pay the subscription's next invoice, or null. */
    @Nullable
    ObjectNode payingMethodOf(ObjectNode subscription) {
        return methods.paying(world.get(Nodes.text(subscription, "customer")), subscription);
    }

    /** Puts the next scheduled attempt on an invoice that is collected automatically. */
    void schedule(ObjectNode invoice) {
        long first = Nodes.number(world.hidden(Nodes.text(invoice, "id")), FIRST_FAILURE);
        boolean retried = isRetried(invoice);
        RetrySchedule.next(first, Nodes.number(invoice, "attempt_count"))
                .ifPresentOrElse(
                        due -> setNextAttempt(invoice, retried ? Math.max(due, world.now()) : 0),
                        () -> setNextAttempt(invoice, 0));
    }

    /** What lives for 23 hours only is not charged again by itself. */
    private boolean isRetried(ObjectNode invoice) {
        boolean given23Hours = Nodes.is(invoice, "billing_reason", "subscription_create")
                || world.find(Subscriptions.TYPE, Subscriptions.idOf(invoice))
                        .filter(node -> standing.pendingUpdates().isPaidBy(node, invoice))
                        .isPresent();
        return Nodes.flag(invoice, "auto_advance") && !given23Hours;
    }

    private static void setNextAttempt(ObjectNode invoice, long due) {
        if (due == 0) {
            invoice.putNull("next_payment_attempt");
        } else {
            invoice.put("next_payment_attempt", due);
        }
    }

    private void fail(ObjectNode invoice, Failure failure) {
        world.hide(Nodes.text(invoice, "id"), facts -> {
            if (!facts.has(FIRST_FAILURE)) {
                facts.put(FIRST_FAILURE, world.now());
            }
            Nodes.set(facts, REFUSED_METHOD, failure.hardRefused());
        });
        world.change(invoice, "invoice.updated", node -> count(node, failure.scheduled()));
        if (failure.outcome() instanceof Outcome.AwaitsPerson) {
            world.emit("invoice.payment_action_required", invoice);
        }
        world.emit("invoice.payment_failed", invoice);
        world.change(
                world.get(Nodes.text(invoice, "customer")), "customer.updated", node -> node.put("delinquent", true));
    }

    /** Any attempt counts as the first; after it only scheduled ones do, and only they move the schedule (rule 61). */
    private void count(ObjectNode invoice, boolean scheduled) {
        long attempts = Nodes.number(invoice, "attempt_count");
        invoice.put("attempted", true);
        if (attempts == 0 || scheduled) {
            invoice.put("attempt_count", attempts + 1);
            schedule(invoice);
        }
    }

    private void forgiveCustomer(ObjectNode invoice) {
        ObjectNode customer = world.get(Nodes.text(invoice, "customer"));
        boolean owes = world.all(Invoices.TYPE, other -> Nodes.is(other, "customer", Nodes.text(customer, "id")))
                .anyMatch(other -> Nodes.is(other, "status", "open") && Nodes.flag(other, "attempted"));
        world.change(customer, "customer.updated", node -> node.put("delinquent", owes));
    }

    /**
     * How an invoice is attempted.
     *
     * @param method the method to charge, or null for the one that rule 25 names
     * @param scheduled whether Stripe's own schedule asks
     * @param present whether the bank has just seen the person
     */
    record Attempt(@Nullable ObjectNode method, boolean scheduled, boolean present) {
        static final Attempt AUTOMATIC = new Attempt(null, true, false);

        static Attempt onRequest(@Nullable ObjectNode method) {
            return new Attempt(method, false, false);
        }
    }

    private record Failure(@Nullable ObjectNode method, Outcome outcome, boolean scheduled) {

        /** The method that must not be charged again, or null. */
        @Nullable
        String hardRefused() {
            boolean hard =
                    switch (outcome) {
                        case Outcome.AwaitsPerson(String url) -> true;
                        case Outcome.Refused refused -> TestCard.isHard(refused.declineCode());
                        case Outcome.Paid() -> false;
                    };
            return hard && method != null ? Nodes.text(method, "id") : null;
        }
    }
}
