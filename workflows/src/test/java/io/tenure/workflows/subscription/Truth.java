package io.tenure.workflows.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider knows of one subscription at an instant. */
final class Truth {

    ProviderStatus status = ProviderStatus.MISSING;
    boolean exists;
    int quantity = 5;

    @Nullable
    Integer pendingQuantity;

    @Nullable
    String oddity;

    Instant periodFrom = SimulatedTime.BEGINNING;
    Instant periodUntil = SimulatedTime.BEGINNING;

    @Nullable
    Instant paidUntil;

    @Nullable
    Instant unpaidUntil;

    @Nullable
    Instant cancelAt;

    @Nullable
    Instant endedAt;

    Instant readableSince = SimulatedTime.BEGINNING;
    boolean bankWaits;
    boolean collectionPaused;
    boolean writtenOff;

    boolean isOver() {
        return status == ProviderStatus.CANCELED || status == ProviderStatus.INCOMPLETE_EXPIRED;
    }

    boolean isOpen() {
        return status == ProviderStatus.ACTIVE || status == ProviderStatus.TRIALING;
    }

    boolean isBehind() {
        return status == ProviderStatus.PAST_DUE || status == ProviderStatus.UNPAID;
    }

    void becomeReadable(Instant now) {
        oddity = null;
        readableSince = now;
    }

    void end(Instant now) {
        status = ProviderStatus.CANCELED;
        endedAt = now;
        unpaidUntil = null;
        bankWaits = false;
        pendingQuantity = null;
    }

    /** The present period is paid. */
    void pay() {
        status = ProviderStatus.ACTIVE;
        paidUntil = periodUntil;
        unpaidUntil = null;
        bankWaits = false;
        writtenOff = false;
    }

    void fail(boolean wantsTheCustomer) {
        status = ProviderStatus.PAST_DUE;
        unpaidUntil = unpaidUntil == null ? periodUntil : unpaidUntil;
        bankWaits = wantsTheCustomer;
    }

    Look look(long watermark) {
        String page = bankWaits || pendingQuantity != null ? "https://bank.example/3ds" : null;
        boolean chargeExpected = isOpen() && !collectionPaused && !writtenOff;
        return new Look(
                watermark,
                0,
                status,
                new Look.References(exists ? "sub_1" : null, "cus_1"),
                "number-out-of-range".equals(oddity) || !exists ? null : quantity,
                oddity,
                exists
                        ? new Look.Periods(periodFrom, periodUntil, paidUntil, unpaidUntil, cancelAt, endedAt)
                        : Look.Periods.NONE,
                new Look.Payments(
                        bankWaits, false, page, chargeExpected, status == ProviderStatus.PAUSED, null, List.of()));
    }
}
