package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What customers and operators ask of Tenure, and what others change at the provider behind its back. */
final class SimulatedPeople {

    private static final String[] ODDITIES = {
        "unknown-price", "several-items", "second-subscription", "number-out-of-range", "names-another-subscription"
    };

    private final SimulatedTime time;
    private final SimulatedProvider provider;
    private final SimulatedRows rows;
    private final Supplier<SubscriptionRun> run;
    private final Map<OperationId, Request> asked = new HashMap<>();
    private int operations = 1;

    SimulatedPeople(SimulatedTime time, SimulatedProvider provider, SimulatedRows rows, Supplier<SubscriptionRun> run) {
        this.time = time;
        this.provider = provider;
        this.rows = rows;
        this.run = run;
    }

    Map<OperationId, Request> asked() {
        return asked;
    }

    /** All that will be done until {@code quietFrom}. */
    void plan(Duration busy, Instant quietFrom) {
        for (int i = time.random.nextInt(6); i > 0; i--) {
            time.in(time.upTo(busy), this::ask);
        }
        for (int i = time.random.nextInt(5); i > 0; i--) {
            time.in(time.upTo(busy), this::changeAtProvider);
        }
        time.at(quietFrom, this::tidy);
    }

    private OperationId operation() {
        return new OperationId(new UUID(9, ++operations));
    }

    private void ask() {
        OperationId id = operation();
        Request request =
                switch (time.random.nextInt(10)) {
                    case 0, 1 -> new Request.PlaceHold(id);
                    case 2, 3 -> new Request.LiftHold(id);
                    case 4 -> new Request.Cancel(id, true);
                    case 5 -> new Request.UndoCancellation(id);
                    case 6 -> new Request.ChangePaymentMethod(id, "pm_new");
                    case 7 -> time.oneIn(3) ? new Request.Cancel(id, false) : new Request.Resume(id);
                    default -> new Request.ChangeSeats(id, 1 + time.random.nextInt(9));
                };
        if (run.get().refusal(request) != null) {
            return;
        }
        rows.rows.asked(request);
        asked.put(id, request);
        if (time.oneIn(8)) {
            rows.rows.giveUp(id);
            time.in(Duration.ofHours(1), () -> askAgain(request));
        }
        run.get().ask(request);
    }

    /** Its caller was told that nobody took it, and repeats it. */
    private void askAgain(Request request) {
        rows.rows.reopen(request.operationId());
        run.get().ask(request);
    }

    private void changeAtProvider() {
        Truth truth = provider.truth;
        if (!truth.exists || truth.isOver()) {
            return;
        }
        switch (time.random.nextInt(9)) {
            case 0 -> planEnd(truth);
            case 1 -> end(truth);
            case 2 -> payOrWriteOff(truth, time.oneIn(2));
            case 3, 4 -> odd(truth);
            case 5 -> truth.quantity = 1 + time.random.nextInt(9);
            case 6 -> truth.collectionPaused = !truth.collectionPaused;
            case 7 -> truth.status = truth.isBehind() ? ProviderStatus.UNPAID : truth.status;
            default -> provider.changed();
        }
        provider.changed();
    }

    /** In the provider's portal: at the period's end or at any instant, or taken back. */
    private void planEnd(Truth truth) {
        if (truth.cancelAt != null) {
            truth.cancelAt = null;
            return;
        }
        truth.cancelAt = time.oneIn(2) ? truth.periodUntil : time.now().plus(time.upTo(SimulatedProvider.PERIOD));
        time.at(truth.cancelAt, provider::plannedEnd);
    }

    private void end(Truth truth) {
        if (time.oneIn(3)) {
            truth.end(time.now());
        }
    }

    private static void payOrWriteOff(Truth truth, boolean pays) {
        if (truth.isBehind() && pays) {
            truth.pay();
        } else if (truth.isBehind()) {
            truth.status = ProviderStatus.ACTIVE;
            truth.unpaidUntil = null;
            truth.bankWaits = false;
            truth.writtenOff = true;
        }
    }

    private void odd(Truth truth) {
        truth.oddity = ODDITIES[time.random.nextInt(ODDITIES.length)];
        time.in(time.upTo(Duration.ofDays(2)), () -> {
            truth.becomeReadable(time.now());
            provider.changed();
        });
    }

    private void tidy() {
        provider.truth.becomeReadable(time.now());
        provider.truth.collectionPaused = false;
        provider.changed();
    }
}
