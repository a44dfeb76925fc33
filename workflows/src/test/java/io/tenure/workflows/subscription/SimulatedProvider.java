package io.tenure.workflows.subscription;

import io.tenure.workflows.temporal.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** A provider that is asked by commands, changed by others, silent at times, and tells events of all that changes. */
final class SimulatedProvider implements BillingActivities {

    static final String DECLINED = "payment-method-declined";
    private static final String UNKNOWN_PRICE = "unknown-price";
    private static final Checkout PAGE =
            new Checkout("cs_1", "https://checkout.example/cs_1", SimulatedTime.BEGINNING.plus(Duration.ofDays(1)));

    final Truth truth = new Truth();
    final SimulatedOutages outages;
    final SimulatedBilling billing;
    private final SimulatedTime time;
    private final SimulatedInbox inbox;
    private final IntSupplier assigned;
    private Object lastRequest = new Object();
    private Instant lastLook = SimulatedTime.BEGINNING;
    private boolean refusesCreation;
    private boolean collectsOthers;

    /** @param assigned how many seats are assigned */
    SimulatedProvider(SimulatedTime time, SimulatedInbox inbox, Instant quietFrom, IntSupplier assigned) {
        this.time = time;
        this.inbox = inbox;
        this.assigned = assigned;
        outages = new SimulatedOutages(time, quietFrom, this::changed);
        billing = new SimulatedBilling(time, truth, quietFrom, this::changed);
    }

    /** What it was asked last. */
    Object lastRequest() {
        return lastRequest;
    }

    /** When it was last asked for a look. */
    Instant lastLook() {
        return lastLook;
    }

    boolean collectsOthers() {
        return collectsOthers;
    }

    /** True where somebody can still be charged. */
    boolean isLive() {
        return truth.exists && !truth.isOver() && !truth.isGone || truth.status == ProviderStatus.CHECKOUT_OPEN;
    }

    void changed() {
        if (truth.status != ProviderStatus.MISSING) {
            inbox.tell();
        }
    }

    /** A command may be lost on its way, or its answer on the way back. */
    private Answer commanded(Object request, Supplier<Answer> command) {
        lastRequest = request;
        outages.requireAnswer(5);
        outages.requireCredentials();
        Answer answer = command.get();
        outages.requireAnswer(5);
        return answer;
    }

    @Override
    public Look look(LookRequest request) {
        lastRequest = request;
        lastLook = time.now();
        long watermark = inbox.watermark();
        outages.requireAnswer(8);
        outages.requireCredentialsToLook();
        return inbox.made(truth.look(watermark, assigned.getAsInt()));
    }

    @Override
    public Answer subscribe(Subscribe request) {
        return commanded(request, () -> {
            if (!truth.exists && (refusesCreation || time.oneIn(12))) {
                return Answer.refused(DECLINED);
            }
            if (!truth.exists) {
                billing.begin();
            }
            return new Answer(null, "sub_1", "cus_1", null);
        });
    }

    @Override
    public Answer openCheckout(OpenCheckout request) {
        return commanded(request, () -> {
            if (refusesCreation) {
                return Answer.refused(DECLINED);
            }
            if (!truth.exists && truth.status == ProviderStatus.MISSING) {
                billing.openPage();
            }
            return new Answer(null, null, "cus_1", PAGE);
        });
    }

    @Override
    public Answer expireCheckout(ExpireCheckout request) {
        return commanded(request, () -> {
            if (truth.exists) {
                return Answer.refused("checkout-complete");
            }
            truth.status = ProviderStatus.CHECKOUT_EXPIRED;
            return Answer.done();
        });
    }

    @Override
    public Answer changeCancellation(ChangeCancellation request) {
        return commanded(request, () -> {
            if (truth.isGone) {
                return Answer.refused(Answer.GONE);
            }
            if (truth.isOver()) {
                return Answer.done();
            }
            switch (request.kind()) {
                case NOW -> truth.end(time.now());
                case AT_PERIOD_END -> truth.cancelAt = truth.periodUntil;
                case UNDO -> truth.cancelAt = null;
            }
            changed();
            return Answer.done();
        });
    }

    @Override
    public Answer abandonCreation(AbandonCreation request) {
        return commanded(request, () -> {
            refusesCreation = true;
            if (truth.exists && !truth.isOver()) {
                truth.end(time.now());
            } else if (!truth.exists) {
                truth.status = ProviderStatus.CHECKOUT_EXPIRED;
            }
            return Answer.done();
        });
    }

    @Override
    public Answer collectOthers(CollectOthers request) {
        return commanded(request, () -> {
            collectsOthers = true;
            return Answer.done();
        });
    }

    private void requireObject() {
        if (truth.isGone) {
            throw SimulatedFailure.of(FailureType.REJECTED, Answer.GONE);
        }
    }

    @Override
    public Answer changeQuantity(ChangeQuantity request) {
        return commanded(request, () -> {
            requireObject();
            if (UNKNOWN_PRICE.equals(truth.oddity)) {
                throw SimulatedFailure.of(FailureType.REJECTED, UNKNOWN_PRICE);
            }
            boolean isAsked = Integer.valueOf(request.quantity()).equals(truth.pendingQuantity);
            truth.pendingQuantity = isAsked ? truth.pendingQuantity : null;
            boolean raises = request.quantity() > truth.quantity;
            if (time.oneIn(raises ? 5 : 10)) {
                return Answer.refused(DECLINED);
            }
            if (raises && (isAsked || time.oneIn(4))) {
                billing.askTheBank(request.quantity());
            } else {
                truth.quantity = request.quantity();
            }
            changed();
            return Answer.done();
        });
    }

    @Override
    public Answer changePaymentMethod(ChangePaymentMethod request) {
        return commanded(request, () -> {
            requireObject();
            if (truth.isBehind() && time.oneIn(3)) {
                return Answer.refused(DECLINED);
            }
            if (truth.isBehind()) {
                truth.pay();
                changed();
            }
            return Answer.done();
        });
    }
}
