package io.tenure.api.subscription;

import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.Outcome.Kind;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes rows as the real activities do, only less of them. {@code pm_declined} is declined; a checkout of 7 seats is complete already; 97 seats
 * are not taken, as if the caller had been told so just before it asked again.
 */
public final class FakeRows implements FakeRowsActivities {

    static final String DECLINED = "pm_declined";
    static final int COMPLETE_SEATS = 7;
    static final int NOT_TAKEN_SEATS = 97;

    private static final String PLACE = """
        insert into subscription_hold (subscription_hold_id, subscription_id, kind, cause, reason, message, placed_at)
        select ?, subscription_id, 'operator-hold', 'operator', reason, message, now()
          from operation
         where operation_id = ?
            on conflict (subscription_id, kind, cause) where lifted_at is null
            do update set reason = excluded.reason, message = excluded.message
        """;

    private static final String LIFT = "update subscription_hold set lifted_at = now() where subscription_id = ?";

    private final Jdbi jdbi;

    public FakeRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Outcome open(SubscriptionInput input) {
        return jdbi.inTransaction(handle -> opened(handle, input));
    }

    private static Outcome opened(Handle handle, SubscriptionInput input) {
        Terms terms = Objects.requireNonNull(input.terms());
        OperationId operation = Objects.requireNonNull(input.operationId());
        if (FakeOperations.isNotTaken(handle, operation)) {
            return Outcome.refused(operation, Outcome.NOT_TAKEN);
        }
        String method = terms.paymentMethodReference();
        boolean declined = DECLINED.equals(method);
        boolean checkout = method == null && !terms.provider().code().equals("none");
        String status = declined ? "EXPIRED" : checkout ? "PENDING" : "ACTIVE";
        int stored = handle.createUpdate("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode,
                                      status, status_reason, provided_status, provided_reason, quantity, seat_limit, granted_until,
                                      access_until, payment_method_reference, checkout_url, ended_at, effect_id, created_at, updated_at)
            values (:id, :organizationId, :applicationId, :planId, :provider, 'acct_test', false,
                    :status, :reason, :status, :reason, :seats, :seats, :until, case when :status = 'ACTIVE' then now() + interval '30 days' end, :method,
                    :url, case when :status = 'EXPIRED' then now() end, 'opened', now(), now())
                on conflict do nothing
            """)
                .bind("id", input.id())
                .bind("organizationId", terms.organizationId())
                .bind("applicationId", terms.applicationId())
                .bind("planId", terms.planId())
                .bind("provider", terms.provider())
                .bind("status", status)
                .bind("reason", declined ? "expired" : checkout ? "pending" : null)
                .bind("seats", terms.seats())
                .bind("until", terms.until())
                .bind("method", method)
                .bind("url", checkout ? "https://pay.example/" + input.id() : null)
                .execute();
        String refusal = stored == 0 ? "subscription-exists" : declined ? "payment-method-declined" : null;
        return FakeOperations.finished(handle, operation, refusal, null);
    }

    @Override
    public Outcome apply(Applied applied) {
        OperationId operation = applied.request().operationId();
        boolean late = applied.request() instanceof Request.ChangeSeats change && change.seats() == NOT_TAKEN_SEATS;
        return jdbi.inTransaction(handle -> late || FakeOperations.isNotTaken(handle, operation)
                ? Outcome.refused(operation, Outcome.NOT_TAKEN)
                : applied(handle, applied.id(), applied.request()));
    }

    private static Outcome applied(Handle handle, SubscriptionId id, Request request) {
        OperationId operation = request.operationId();
        return switch (request) {
            case Request.Cancel cancel
            when cancel.atPeriodEnd() -> set(handle, id, operation, "cancel_at = now() + interval '9 days'");
            case Request.Cancel cancel -> set(handle, id, operation, ended("CANCELED"));
            case Request.UndoCancellation undo -> set(handle, id, operation, "cancel_at = null");
            case Request.ChangeSeats change -> changed(handle, id, change);
            case Request.ChangePaymentMethod change ->
                FakeOperations.finished(handle, operation, null, new Money(500, "EUR"));
            case Request.PlaceHold hold -> {
                handle.execute(PLACE, UUID.randomUUID(), operation);
                yield set(handle, id, operation, "status = 'SUSPENDED', status_reason = 'operator-hold'");
            }
            case Request.LiftHold lift -> {
                handle.execute(LIFT, id);
                yield set(handle, id, operation, "status = provided_status, status_reason = provided_reason");
            }
            case Request.Withdraw withdraw -> withdrawn(handle, id, operation);
            case Request.Resume resume -> FakeOperations.finished(handle, operation, null, null);
        };
    }

    private static Outcome changed(Handle handle, SubscriptionId id, Request.ChangeSeats change) {
        int assigned = handle.createQuery(
                        "select count(*) from seat where subscription_id = :id and revoked_at is null")
                .bind("id", id)
                .mapTo(int.class)
                .one();
        if (change.seats() < assigned) {
            FakeOperations.finished(handle, change.operationId(), "seats-in-use", null);
            return new Outcome(change.operationId(), Kind.REFUSED, "seats-in-use", assigned, null);
        }
        return set(handle, id, change.operationId(), "quantity = %1$d, seat_limit = %1$d".formatted(change.seats()));
    }

    private static Outcome withdrawn(Handle handle, SubscriptionId id, OperationId operation) {
        int seats = handle.createQuery("select quantity from subscription where subscription_id = :id")
                .bind("id", id)
                .mapTo(int.class)
                .one();
        return seats == COMPLETE_SEATS
                ? FakeOperations.finished(handle, operation, "checkout-complete", null)
                : set(handle, id, operation, ended("EXPIRED"));
    }

    private static String ended(String status) {
        return ("status = '%1$s', provided_status = '%1$s', status_reason = lower('%1$s'), provided_reason ="
                        + " lower('%1$s'), ended_at = now()")
                .formatted(status);
    }

    private static Outcome set(Handle handle, SubscriptionId id, OperationId operation, String columns) {
        handle.execute(
                "update subscription set revision = revision + 1, " + columns + " where subscription_id = ?", id);
        return FakeOperations.finished(handle, operation, null, null);
    }
}
