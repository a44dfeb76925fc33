package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;

/** What others change at the provider behind our back: the customer in its portal, staff in its dashboard. */
final class SimulatedOthers {

    private static final String[] ODDITIES = {
        "unknown-price", "several-items", "second-subscription", "number-out-of-range", "names-another-subscription"
    };
    private static final Duration LONGEST_ODDITY = Duration.ofDays(2);

    private final SimulatedTime time;
    private final SimulatedProvider provider;
    private final Truth truth;
    private final Runnable notices;

    /** @param notices somebody wants an end to what cannot be seen */
    SimulatedOthers(SimulatedTime time, SimulatedProvider provider, Runnable notices) {
        this.time = time;
        this.provider = provider;
        this.notices = notices;
        this.truth = provider.truth;
    }

    /** All that will be done until {@code quietFrom}. */
    void plan(Instant quietFrom) {
        for (int i = time.random.nextInt(6); i > 0; i--) {
            time.in(time.upTo(SimulatedLife.BUSY), this::change);
        }
        time.at(quietFrom, this::tidy);
    }

    private void change() {
        if (truth.isOver()) {
            return;
        }
        if (truth.exists) {
            changeSubscription();
        } else if (truth.status == ProviderStatus.CHECKOUT_OPEN) {
            hide();
        }
        provider.changed();
    }

    private void changeSubscription() {
        switch (time.random.nextInt(13)) {
            case 0 -> planEnd();
            case 1 -> end();
            case 2 -> payOrWriteOff();
            case 3, 4 -> odd(ODDITIES[time.random.nextInt(ODDITIES.length)]);
            case 5, 6 -> truth.quantity = 1 + time.random.nextInt(9);
            case 7 -> truth.collectionPaused = !truth.collectionPaused;
            case 8 -> truth.status = truth.isBehind() ? ProviderStatus.UNPAID : truth.status;
            case 9, 10 -> hide();
            case 11 -> truth.refund();
            default -> provider.changed();
        }
    }

    /** In the provider's portal: at the period's end or at any instant, or taken back. */
    private void planEnd() {
        if (truth.cancelAt != null) {
            truth.cancelAt = null;
            return;
        }
        provider.billing.planEnd(
                time.oneIn(2) ? truth.periodUntil : time.now().plus(time.upTo(SimulatedBilling.PERIOD)));
    }

    private void end() {
        if (time.oneIn(3)) {
            truth.end(time.now());
        }
    }

    private void payOrWriteOff() {
        if (truth.isBehind() && time.oneIn(2)) {
            truth.pay();
        } else if (truth.isBehind()) {
            truth.activate();
            truth.writtenOff = true;
        }
    }

    private void odd(String oddity) {
        truth.oddity = oddity;
        passes();
    }

    /** The object is gone, for good or because another account is asked; or its status is one that we do not know. */
    private void hide() {
        truth.isStrange = time.oneIn(3);
        truth.isGone = !truth.isStrange;
        if (time.oneIn(3)) {
            time.in(time.upTo(Duration.ofHours(1)), notices);
        }
        passes();
    }

    private void passes() {
        time.in(time.upTo(LONGEST_ODDITY), () -> {
            truth.becomeReadable(time.now());
            provider.changed();
        });
    }

    private void tidy() {
        truth.becomeReadable(time.now());
        truth.collectionPaused = false;
        provider.changed();
    }
}
