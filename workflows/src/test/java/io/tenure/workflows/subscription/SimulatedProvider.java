package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A provider that bills every five days, is asked by commands, changed by others, silent at times, and tells events of all that changes. */
final class SimulatedProvider implements BillingActivities {

    static final Duration PERIOD = Duration.ofDays(5);
    private static final Duration DRAFT = Duration.ofHours(1);
    private static final String DECLINED = "payment-method-declined";

    final Truth truth = new Truth();
    private final SimulatedTime time;
    private final SimulatedInbox inbox;
    private final Instant quietFrom;
    private boolean wasLook;
    private Instant silentUntil = SimulatedTime.BEGINNING;

    SimulatedProvider(SimulatedTime time, SimulatedInbox inbox, Instant quietFrom) {
        this.time = time;
        this.inbox = inbox;
        this.quietFrom = quietFrom;
        for (int i = time.random.nextInt(3); i > 0; i--) {
            Instant from = SimulatedTime.BEGINNING.plus(time.upTo(Duration.ofDays(20)));
            time.at(from, () -> silentUntil = from.plus(time.upTo(Duration.ofHours(time.oneIn(3) ? 30 : 2))));
        }
    }

    Instant silentUntil() {
        return silentUntil;
    }

    /** Whether the last call that began to be answered was a look. */
    boolean wasLook() {
        return wasLook;
    }

    private boolean isQuiet() {
        return !time.now().isBefore(quietFrom);
    }

    private void requireAnswer() {
        boolean silent = time.now().isBefore(silentUntil) || time.oneIn(8);
        if (silent && !isQuiet()) {
            throw SimulatedExecution.unavailable();
        }
    }

    /** A command may be lost on its way, or its answer on the way back. */
    private Answer commanded(Supplier<Answer> command) {
        wasLook = false;
        requireAnswer();
        Answer answer = command.get();
        requireAnswer();
        return answer;
    }

    void changed() {
        inbox.tell();
    }

    @Override
    public Look look(LookRequest request) {
        wasLook = true;
        long watermark = inbox.watermark();
        requireAnswer();
        return truth.look(watermark);
    }

    @Override
    public Answer subscribe(Subscribe request) {
        return commanded(() -> {
            if (!truth.exists && time.oneIn(12)) {
                return Answer.refused(DECLINED);
            }
            if (!truth.exists) {
                begin(time.random.nextInt(4));
            }
            return new Answer(null, "sub_1", "cus_1", null);
        });
    }

    private void begin(int kind) {
        truth.exists = true;
        truth.periodFrom = time.now();
        truth.periodUntil = time.now().plus(PERIOD);
        switch (kind) {
            case 0 -> {
                truth.status = ProviderStatus.INCOMPLETE;
                truth.bankWaits = true;
                truth.oddity = time.oneIn(4) ? "unknown-price" : null;
                time.in(time.upTo(Duration.ofHours(20)), this::firstPayment);
                time.in(Duration.ofHours(30), () -> truth.becomeReadable(time.now()));
            }
            case 1 -> {
                truth.status = ProviderStatus.TRIALING;
                truth.paidUntil = truth.periodUntil;
            }
            default -> truth.pay();
        }
        time.at(truth.periodUntil, this::periodEnds);
        changed();
    }

    private void firstPayment() {
        if (truth.status != ProviderStatus.INCOMPLETE) {
            return;
        }
        if (time.oneIn(3)) {
            truth.status = ProviderStatus.INCOMPLETE_EXPIRED;
            truth.endedAt = time.now();
            truth.bankWaits = false;
        } else {
            truth.pay();
        }
        changed();
    }

    @Override
    public Answer openCheckout(OpenCheckout request) {
        return commanded(() -> {
            if (!truth.exists && truth.status != ProviderStatus.CHECKOUT_OPEN) {
                truth.status = ProviderStatus.CHECKOUT_OPEN;
                time.in(time.upTo(Duration.ofHours(24)), this::checkoutEnds);
            }
            Instant until = SimulatedTime.BEGINNING.plus(Duration.ofDays(1));
            return new Answer(null, null, "cus_1", new Checkout("cs_1", "https://checkout.example/cs_1", until));
        });
    }

    private void checkoutEnds() {
        if (truth.status == ProviderStatus.CHECKOUT_OPEN && time.oneIn(3)) {
            truth.status = ProviderStatus.CHECKOUT_EXPIRED;
            changed();
        } else if (truth.status == ProviderStatus.CHECKOUT_OPEN) {
            begin(1 + time.random.nextInt(2));
        }
    }

    @Override
    public Answer expireCheckout(ExpireCheckout request) {
        return commanded(() -> {
            if (truth.exists) {
                return Answer.refused("checkout-complete");
            }
            truth.status = ProviderStatus.CHECKOUT_EXPIRED;
            return Answer.done();
        });
    }

    @Override
    public Answer changeCancellation(ChangeCancellation request) {
        return commanded(() -> {
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
        return commanded(() -> {
            if (truth.exists) {
                truth.end(time.now());
            }
            return Answer.done();
        });
    }

    @Override
    public Answer collectOthers(CollectOthers request) {
        return commanded(Answer::done);
    }

    @Override
    public Answer changeQuantity(ChangeQuantity request) {
        return commanded(() -> {
            boolean isAsked = Integer.valueOf(request.quantity()).equals(truth.pendingQuantity);
            truth.pendingQuantity = isAsked ? truth.pendingQuantity : null;
            boolean raises = request.quantity() > truth.quantity;
            if (raises && time.oneIn(5)) {
                return Answer.refused(DECLINED);
            }
            if (raises && (isAsked || time.oneIn(4))) {
                truth.pendingQuantity = request.quantity();
                time.in(time.upTo(Duration.ofHours(23)), this::bankAnswers);
            } else {
                truth.quantity = request.quantity();
            }
            changed();
            return Answer.done();
        });
    }

    private void bankAnswers() {
        if (truth.pendingQuantity != null && !truth.isOver()) {
            truth.quantity = time.oneIn(2) ? truth.pendingQuantity : truth.quantity;
            truth.pendingQuantity = null;
            changed();
        }
    }

    @Override
    public Answer changePaymentMethod(ChangePaymentMethod request) {
        return commanded(() -> {
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

    /** It ends where that was planned and not taken back. */
    void plannedEnd() {
        Instant cancel = truth.cancelAt;
        if (!truth.isOver() && cancel != null && !cancel.isAfter(time.now())) {
            truth.end(cancel);
            changed();
        }
    }

    /** The period moves at once, the money an hour later, if at all (billing rule 7). */
    private void periodEnds() {
        if (truth.isOver() || truth.status == ProviderStatus.INCOMPLETE) {
            return;
        }
        plannedEnd();
        if (truth.isOver()) {
            return;
        }
        if (truth.status == ProviderStatus.TRIALING && time.oneIn(4)) {
            truth.status = ProviderStatus.PAUSED;
        } else if (truth.status != ProviderStatus.PAUSED) {
            truth.status = truth.isBehind() ? truth.status : ProviderStatus.ACTIVE;
            truth.writtenOff = false;
            truth.periodFrom = truth.periodUntil;
            truth.periodUntil = truth.periodFrom.plus(PERIOD);
            time.in(DRAFT, this::charge);
        }
        time.in(PERIOD, this::periodEnds);
        changed();
    }

    private void charge() {
        if (truth.status != ProviderStatus.ACTIVE || truth.collectionPaused) {
            return;
        }
        switch (isQuiet() ? 9 : time.random.nextInt(6)) {
            case 0 -> truth.fail(false);
            case 1 -> truth.fail(true);
            case 2 -> truth.writtenOff = true;
            default -> truth.pay();
        }
        changed();
    }
}
