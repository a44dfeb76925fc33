package io.tenure.workflows.subscription;

import io.temporal.failure.ActivityFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run learns from the provider, told to the oracle in the words of the rules. */
final class LifeLearning {

    private final SimulatedTime time;
    private final Oracle oracle;
    private final LifeVerdict verdict;
    private List<PaidPeriod> paid = List.of();
    private boolean isWithdrawn;

    LifeLearning(SimulatedTime time, Oracle oracle, LifeVerdict verdict) {
        this.time = time;
        this.oracle = oracle;
        this.verdict = verdict;
    }

    /** What the last readable look saw as paid: all of it is to be written down. */
    List<PaidPeriod> paid() {
        return paid;
    }

    void answered(Object request, Object answer, Subscription row) {
        if (oracle.isOver()) {
            return;
        }
        if (answer instanceof Look look) {
            saw(look);
        } else if (answer instanceof Answer told) {
            told(request, told, row);
        }
    }

    private void saw(Look look) {
        oracle.saw(look, time.now());
        if (isWithdrawn && look.status() == ProviderStatus.MISSING && !oracle.isOver()) {
            oracle.gone(false, time.now());
        }
        isWithdrawn = false;
        paid = Oracle.isReadable(look) ? look.payments().paid() : paid;
    }

    private void told(Object request, Answer told, Subscription row) {
        switch (request) {
            case BillingActivities.Subscribe subscribe -> created(told);
            case BillingActivities.OpenCheckout open -> created(told);
            case BillingActivities.AbandonCreation abandon -> oracle.expired(time.now());
            case BillingActivities.ExpireCheckout expire -> isWithdrawn = told.refusal() == null;
            case ChangeCancellation change -> {
                if (Answer.GONE.equals(told.refusal()) && change.kind() != ChangeCancellation.Kind.UNDO) {
                    oracle.gone(change.kind() == ChangeCancellation.Kind.AT_PERIOD_END, time.now());
                }
            }
            case BillingActivities.ChangeQuantity change -> changedSeats(change, told.refusal(), row);
            default -> {}
        }
    }

    private void created(Answer told) {
        if (told.refusal() == null) {
            oracle.created(told.checkout(), time.now());
        } else {
            oracle.expired(time.now());
        }
    }

    private void changedSeats(BillingActivities.ChangeQuantity asked, @Nullable String refusal, Subscription row) {
        if (row.seatLimit() > asked.quantity()) {
            verdict.complain("asked the provider for " + asked.quantity() + " seats while " + row.seatLimit()
                    + " could be assigned");
        }
        if (refusal == null) {
            oracle.seats.isDone();
        } else {
            oracle.seats.isOver();
        }
    }

    void failed(Object request, ActivityFailure failure, boolean endWasAsked, Subscription row) {
        String code = SimulatedFailure.rejection(failure);
        isWithdrawn = false;
        if (oracle.isOver()) {
            return;
        }
        if (code == null) {
            silent(request);
        } else {
            rejected(request, code, endWasAsked, row);
        }
    }

    private void silent(Object request) {
        if (request instanceof BillingActivities.LookRequest || creates(request) || isEndOfLapsed(request)) {
            oracle.silent(time.now());
        }
    }

    private void rejected(Object request, String code, boolean endWasAsked, Subscription row) {
        boolean givesUp = isEnd(request) && oracle.isPending() && oracle.isDeclined() && !endWasAsked;
        if (request instanceof BillingActivities.LookRequest) {
            oracle.rejected("look-" + code, time.now());
        } else if (creates(request) || givesUp) {
            oracle.blocked("creation-" + code, time.now());
        } else if (isEndOfLapsed(request)) {
            oracle.blocked("lapsed-" + code, time.now());
        } else if (request instanceof BillingActivities.ChangeQuantity change) {
            changedSeats(change, code, row);
        }
    }

    private static boolean creates(Object request) {
        return request instanceof BillingActivities.Subscribe || request instanceof BillingActivities.OpenCheckout;
    }

    private boolean isEndOfLapsed(Object request) {
        return isEnd(request) && oracle.isLapsed();
    }

    private static boolean isEnd(Object request) {
        return request instanceof ChangeCancellation change && change.kind() == ChangeCancellation.Kind.NOW;
    }
}
