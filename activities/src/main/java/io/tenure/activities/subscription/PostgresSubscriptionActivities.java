package io.tenure.activities.subscription;

import io.tenure.activities.subscription.AuditTrail.Told;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.PlanDao;
import io.tenure.store.subscription.SubscriptionDao;
import io.tenure.store.subscription.SubscriptionDao.SeatLimitChange;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.SubscriptionActivities;
import io.tenure.workflows.temporal.FailureType;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Each effect is one transaction, and each transaction begins with the row's lock (law 5). */
public final class PostgresSubscriptionActivities implements SubscriptionActivities {

    private static final String SUBSCRIPTION_EXISTS = "subscription-exists";

    private final Jdbi jdbi;
    private final SubscriptionSettings settings;
    private final Bookkeeping books;

    public PostgresSubscriptionActivities(Jdbi jdbi, SubscriptionSettings settings, Bookkeeping books) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.books = books;
    }

    @Override
    public Opened open(Open request) {
        return jdbi.inTransaction(handle -> {
            requirePlan(handle, request);
            EffectTransaction transaction = transaction(handle);
            String problem = problem(transaction.take(request.operationId()));
            if (problem != null
                    && transaction.subscriptions().find(request.id()).isEmpty()) {
                return new Opened(null, settings.policy(), problem);
            }
            boolean claimed = transaction
                            .subscriptions()
                            .claim(SubscriptionRows.begin(
                                    request, settings, books.clock().instant()))
                    == 1;
            return claimed ? opened(transaction, request) : openedBefore(transaction, request);
        });
    }

    /** Its caller's answer, where the creation has one. */
    private static @Nullable String problem(Taken taken) {
        Outcome outcome = taken.outcome();
        return outcome == null ? null : outcome.code();
    }

    @Override
    public Loaded load(Load request) {
        return jdbi.inTransaction(handle -> handle.attach(SubscriptionDao.class)
                .find(request.id())
                .map(row -> loaded(handle, row))
                .orElseGet(() -> new Loaded(null, settings.policy(), List.of())));
    }

    @Override
    public Taken take(Take request) {
        return inTransaction(transaction -> transaction.take(request.operationId()));
    }

    @Override
    public void reportDefect(DefectReport request) {
        jdbi.useTransaction(handle -> transaction(handle).reportDefect(request));
    }

    @Override
    public Stored record(Effect effect) {
        String effectId = EffectId.of(effect);
        return inTransaction(transaction -> {
            SubscriptionRow stored = transaction.lock(effect.next().id());
            if (stored.revision() == effect.next().revision()) {
                SubscriptionRow written = transaction.write(stored, effect, effectId);
                return new Stored(true, transaction.known(written, effect.next().terms()));
            }
            boolean repeat = isRepeat(stored, effect.next().revision(), effectId);
            return new Stored(repeat, transaction.known(stored, effect.next().terms()));
        });
    }

    @Override
    public void settle(Settle request) {
        jdbi.useTransaction(handle -> {
            EffectTransaction transaction = transaction(handle);
            transaction.settle(transaction.lock(request.id()), request.upTo());
            transaction.appendPaid(request.id(), request.paid());
        });
    }

    @Override
    public SeatLimit lowerSeatLimit(LowerSeatLimit request) {
        String effectId = EffectId.of(request);
        return inTransaction(transaction -> {
            SubscriptionRow stored = transaction.lock(request.id());
            int assigned = transaction.subscriptions().countSeats(request.id());
            boolean fits = stored.revision() == request.expectedRevision() && assigned <= request.seatLimit();
            if (!fits) {
                boolean repeat = isRepeat(stored, request.expectedRevision(), effectId);
                return new SeatLimit(repeat, assigned, transaction.known(stored));
            }
            return new SeatLimit(true, assigned, transaction.known(lowered(transaction, stored, request, effectId)));
        });
    }

    private Loaded loaded(Handle handle, SubscriptionRow row) {
        List<OperationRow> pending = handle.attach(OperationDao.class).pending(row.subscriptionId());
        return new Loaded(transaction(handle).known(row), settings.policy(), PendingOperations.of(pending));
    }

    private Opened opened(EffectTransaction transaction, Open request) {
        SubscriptionRow row = transaction.lock(request.id());
        transaction.appendFirst(row);
        transaction.audit().append(null, row, Told.of(request.operationId()), row.createdAt());
        return new Opened(transaction.known(row, request.terms()), settings.policy(), null);
    }

    /** The row of an earlier attempt, or a refusal that also ends the operation: there is no row whose effect could carry its outcome. */
    private Opened openedBefore(EffectTransaction transaction, Open request) {
        return transaction
                .subscriptions()
                .find(request.id())
                .map(row -> new Opened(transaction.known(row, request.terms()), settings.policy(), null))
                .orElseGet(() -> {
                    transaction.finish(new OperationOutcome(request.operationId(), SUBSCRIPTION_EXISTS, null));
                    return new Opened(null, settings.policy(), SUBSCRIPTION_EXISTS);
                });
    }

    private SubscriptionRow lowered(
            EffectTransaction transaction, SubscriptionRow before, LowerSeatLimit request, String effectId) {
        transaction
                .subscriptions()
                .changeSeatLimit(new SeatLimitChange(
                        request.id(),
                        request.expectedRevision(),
                        request.seatLimit(),
                        effectId,
                        books.clock().instant()));
        SubscriptionRow written = transaction.lock(request.id());
        transaction.audit().append(before, written, Told.of(request.operationId()), written.updatedAt());
        return written;
    }

    private <T> T inTransaction(Function<EffectTransaction, T> work) {
        return jdbi.inTransaction(handle -> work.apply(transaction(handle)));
    }

    private EffectTransaction transaction(Handle handle) {
        return new EffectTransaction(handle, books);
    }

    private static boolean isRepeat(SubscriptionRow stored, long expectedRevision, String effectId) {
        return stored.revision() == expectedRevision + 1 && stored.effectId().equals(effectId);
    }

    private static void requirePlan(Handle handle, Open request) {
        if (handle.attach(PlanDao.class).find(request.terms().planId()).isEmpty()) {
            throw FailureType.BUG.failure("unknown-plan");
        }
    }
}
