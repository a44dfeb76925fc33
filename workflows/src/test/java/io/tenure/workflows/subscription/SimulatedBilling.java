package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;

/** What a provider does by itself: it bills every five days, trials end, pages expire, banks answer. */
final class SimulatedBilling {

    static final Duration PERIOD = Duration.ofDays(5);
    private static final Duration DRAFT = Duration.ofHours(1);
    private static final Duration FIRST_PAYMENT_WITHIN = Duration.ofHours(20);
    private static final Duration READABLE_AFTER = Duration.ofHours(30);

    private final SimulatedTime time;
    private final Truth truth;
    private final Instant quietFrom;
    private final Runnable changed;

    SimulatedBilling(SimulatedTime time, Truth truth, Instant quietFrom, Runnable changed) {
        this.time = time;
        this.truth = truth;
        this.quietFrom = quietFrom;
        this.changed = changed;
    }

    private boolean isQuiet() {
        return !time.now().isBefore(quietFrom);
    }

    /** Somebody subscribes with a card. */
    void begin() {
        switch (time.random.nextInt(6)) {
            case 0 -> beginIncomplete(false);
            case 1 -> beginIncomplete(true);
            default -> beginOpen();
        }
    }

    private void beginIncomplete(boolean declined) {
        exists();
        truth.status = ProviderStatus.INCOMPLETE;
        truth.bankWaits = !declined;
        truth.declined = declined;
        truth.oddity = time.oneIn(4) ? "unknown-price" : null;
        time.in(time.upTo(FIRST_PAYMENT_WITHIN), this::firstPayment);
        time.in(READABLE_AFTER, () -> truth.becomeReadable(time.now()));
        changed.run();
    }

    void beginOpen() {
        exists();
        if (time.oneIn(4)) {
            truth.status = ProviderStatus.TRIALING;
            truth.trialUntil = truth.periodUntil;
            truth.trialWasPaid = time.oneIn(3);
        } else if (time.oneIn(12)) {
            truth.activate();
        } else {
            truth.pay();
        }
        changed.run();
    }

    private void exists() {
        truth.exists = true;
        truth.periodFrom = time.now();
        truth.periodUntil = time.now().plus(PERIOD);
        time.at(truth.periodUntil, this::periodEnds);
    }

    private void firstPayment() {
        if (truth.status != ProviderStatus.INCOMPLETE) {
            return;
        }
        if (time.oneIn(3)) {
            truth.end(time.now());
        } else {
            truth.pay();
        }
        changed.run();
    }

    /** A page was opened; the customer may come. */
    void openPage() {
        truth.status = ProviderStatus.CHECKOUT_OPEN;
        time.in(time.upTo(Duration.ofHours(24)), this::pageEnds);
    }

    private void pageEnds() {
        if (truth.status == ProviderStatus.CHECKOUT_OPEN && time.oneIn(3)) {
            truth.status = ProviderStatus.CHECKOUT_EXPIRED;
            changed.run();
        } else if (truth.status == ProviderStatus.CHECKOUT_OPEN) {
            beginOpen();
        }
    }

    void askTheBank(int quantity) {
        truth.pendingQuantity = quantity;
        time.in(time.upTo(Duration.ofHours(23)), this::bankAnswers);
    }

    private void bankAnswers() {
        if (truth.pendingQuantity != null && !truth.isOver()) {
            truth.quantity = time.oneIn(2) ? truth.pendingQuantity : truth.quantity;
            truth.pendingQuantity = null;
            changed.run();
        }
    }

    void planEnd(Instant at) {
        truth.cancelAt = at;
        time.at(at, this::plannedEnd);
    }

    /** It ends where that was planned and not taken back. */
    private void plannedEnd() {
        Instant cancel = truth.cancelAt;
        if (!truth.isOver() && cancel != null && !cancel.isAfter(time.now())) {
            truth.end(cancel);
            changed.run();
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
        changed.run();
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
        changed.run();
    }
}
