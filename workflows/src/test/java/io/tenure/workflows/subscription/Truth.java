package io.tenure.workflows.subscription;

import io.tenure.workflows.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider knows of one subscription at an instant. */
final class Truth {

    ProviderStatus status = ProviderStatus.MISSING;
    boolean exists;

    /** Everything is hidden: the object is gone, or another account is asked. */
    boolean isGone;

    /** A status that nobody knows. */
    boolean isStrange;

    int quantity = 5;

    @Nullable
    Integer pendingQuantity;

    @Nullable
    String oddity;

    Instant periodFrom = SimulatedTime.BEGINNING;
    Instant periodUntil = SimulatedTime.BEGINNING;

    @Nullable
    Instant trialUntil;

    @Nullable
    Instant unpaidUntil;

    @Nullable
    Instant cancelAt;

    @Nullable
    Instant endedAt;

    Instant readableSince = SimulatedTime.BEGINNING;
    boolean bankWaits;
    boolean declined;
    boolean collectionPaused;
    boolean writtenOff;
    boolean trialWasPaid;

    private final List<PaidPeriod> paid = new ArrayList<>();
    private int invoices;

    boolean isOver() {
        return status == ProviderStatus.CANCELED || status == ProviderStatus.INCOMPLETE_EXPIRED;
    }

    boolean isOpen() {
        return status == ProviderStatus.ACTIVE || status == ProviderStatus.TRIALING;
    }

    boolean isBehind() {
        return status == ProviderStatus.PAST_DUE || status == ProviderStatus.UNPAID;
    }

    /** True while it can be seen as it is. */
    boolean isReadable() {
        return oddity == null && !isGone && !isStrange;
    }

    void becomeReadable(Instant now) {
        oddity = null;
        isGone = false;
        isStrange = false;
        readableSince = now;
    }

    void end(Instant now) {
        status = status == ProviderStatus.INCOMPLETE ? ProviderStatus.INCOMPLETE_EXPIRED : ProviderStatus.CANCELED;
        endedAt = now;
        unpaidUntil = null;
        bankWaits = false;
        pendingQuantity = null;
    }

    /** The present period is paid. */
    void pay() {
        activate();
        paid.add(new PaidPeriod("in_" + ++invoices, periodFrom, periodUntil, new Money(10_000, "EUR")));
    }

    /** Nothing is asked for any more. */
    void activate() {
        status = ProviderStatus.ACTIVE;
        unpaidUntil = null;
        bankWaits = false;
        declined = false;
        writtenOff = false;
    }

    /** The newest payment is given back, and its period is not paid any more. */
    void refund() {
        if (!paid.isEmpty()) {
            paid.removeLast();
            writtenOff = true;
        }
    }

    void fail(boolean wantsTheCustomer) {
        status = ProviderStatus.PAST_DUE;
        unpaidUntil = unpaidUntil == null ? periodUntil : unpaidUntil;
        bankWaits = wantsTheCustomer;
    }

    private @Nullable Instant paidUntil() {
        return paid.isEmpty() ? trialUntil : paid.getLast().until();
    }

    Look look(long watermark, int assigned) {
        if (isStrange || isGone || !exists) {
            ProviderStatus hidden = isStrange ? ProviderStatus.UNKNOWN : isGone ? ProviderStatus.MISSING : status;
            return Look.without(watermark, assigned, hidden, new Look.References(exists ? "sub_1" : null, "cus_1"));
        }
        return new Look(
                watermark,
                assigned,
                status,
                new Look.References("sub_1", "cus_1"),
                "number-out-of-range".equals(oddity) ? null : quantity,
                oddity,
                new Look.Periods(periodFrom, periodUntil, paidUntil(), unpaidUntil, cancelAt, endedAt),
                payments());
    }

    private Look.Payments payments() {
        String page = bankWaits || pendingQuantity != null ? "https://bank.example/3ds" : null;
        boolean chargeExpected = isOpen() && !collectionPaused && !writtenOff;
        boolean trialEnded = status == ProviderStatus.PAUSED && !trialWasPaid;
        return new Look.Payments(
                bankWaits,
                status == ProviderStatus.INCOMPLETE && declined,
                page,
                chargeExpected,
                trialEnded,
                null,
                List.copyOf(paid));
    }
}
