package io.tenure.activities.subscription;

import io.tenure.activities.subscription.AuditTrail.Told;
import io.tenure.store.UuidV7;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.PaidPeriodDao;
import io.tenure.store.subscription.PaidPeriodDao.PaidPeriodRow;
import io.tenure.store.subscription.StandingChangeDao;
import io.tenure.store.subscription.StandingChangeDao.StandingChangeRow;
import io.tenure.store.subscription.SubscriptionDao;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.store.webhook.WebhookSettlementDao;
import io.tenure.store.webhook.WebhookSettlementDao.Cause;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.subscription.StandingChange;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.DefectReport;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.Taken;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements of one effect, inside a transaction that the caller holds. */
final class EffectTransaction {

    private final SubscriptionDao subscriptions;
    private final StandingChangeDao changes;
    private final PaidPeriodDao periods;
    private final OperationDao operations;
    private final OpenHolds holds;
    private final WebhookSettlementDao inbox;
    private final AuditTrail audit;
    private final UuidV7 ids;
    private final Instant now;

    EffectTransaction(Handle handle, Bookkeeping books) {
        this.subscriptions = handle.attach(SubscriptionDao.class);
        this.changes = handle.attach(StandingChangeDao.class);
        this.periods = handle.attach(PaidPeriodDao.class);
        this.operations = handle.attach(OperationDao.class);
        this.inbox = handle.attach(WebhookSettlementDao.class);
        this.audit = new AuditTrail(handle, books);
        this.ids = books.ids();
        this.now = books.clock().instant();
        this.holds = new OpenHolds(handle, ids, now);
    }

    SubscriptionDao subscriptions() {
        return subscriptions;
    }

    AuditTrail audit() {
        return audit;
    }

    /** The row under its lock. A row that does not exist is a defect: nothing deletes one. */
    SubscriptionRow lock(SubscriptionId id) {
        return subscriptions.lock(id).orElseThrow(() -> FailureType.BUG.failure("subscription-missing"));
    }

    /** As its workflow knows it, with the terms that the row can still tell. */
    Subscription known(SubscriptionRow row) {
        return SubscriptionRows.known(row, holds.of(row.subscriptionId()));
    }

    Subscription known(SubscriptionRow row, Terms terms) {
        return SubscriptionRows.known(row, terms, holds.of(row.subscriptionId()));
    }

    /** Writes all of an effect on a row that is locked and at the expected revision. */
    SubscriptionRow write(SubscriptionRow stored, Effect effect, String effectId) {
        subscriptions.replace(SubscriptionRows.next(stored, effect.next(), effectId, now));
        Optional<OperationOutcome> outcome = outcomeOfCause(effect);
        boolean refused = outcome.map(OperationOutcome::problemCode).isPresent();
        holds.become(stored.subscriptionId(), effect.next().holds(), refused ? Optional.empty() : cause(effect));
        SubscriptionRow written = lock(stored.subscriptionId());
        Optional<Cause> event = decisiveEvent(effect);
        if (effect.change() != null) {
            changes.append(row(written, effect.change(), event));
        }
        appendPaid(written.subscriptionId(), effect.paid());
        effect.outcomes().forEach(this::finish);
        if (effect.settleUpTo() != null) {
            settle(stored, effect.settleUpTo());
        }
        audit.append(
                stored,
                written,
                new Told(effect.cause(), effect.change(), event.orElse(null), outcome.orElse(null)),
                now);
        return written;
    }

    /** APPLIED, or IGNORED where the row had ended before. */
    void settle(SubscriptionRow before, long upTo) {
        if (before.status().isTerminal()) {
            inbox.ignore(before.subscriptionId(), upTo, now);
        } else {
            inbox.apply(before.subscriptionId(), upTo, now);
        }
    }

    /** What is known already stays as it is. */
    void appendPaid(SubscriptionId id, List<PaidPeriod> paid) {
        paid.forEach(period -> periods.append(row(id, period)));
    }

    /** The first line of the timeline. */
    void appendFirst(SubscriptionRow opened) {
        StandingChange first = new StandingChange(null, opened.status(), opened.statusReason(), now);
        changes.append(row(opened, first, Optional.empty()));
    }

    /** Takes what was asked for, unless it has an outcome: that its caller was told that no workflow took it in time is one. */
    Taken take(OperationId id) {
        Optional<OperationRow> row;
        int accepted;
        do {
            accepted = operations.accept(id, now);
            row = operations.find(id);
            // Opened again between the two: what is pending must be accepted.
        } while (accepted == 0
                && row.map(OperationRow::status).filter("PENDING"::equals).isPresent());
        return row.map(found -> new Taken(PendingOperations.outcome(found), found.openedAt()))
                // A database that was restored from a backup does not know it: nobody will read its outcome.
                .orElseGet(() -> new Taken(Outcome.refused(id, Outcome.NOT_TAKEN), now));
    }

    /** Does nothing where the subscription has ended, or says so already. */
    void reportDefect(DefectReport report) {
        SubscriptionRow stored = lock(report.id());
        if (subscriptions.reportDefect(report.id(), EffectId.of(report), now) == 1) {
            audit.append(stored, lock(report.id()), Told.OF_NOBODY, now);
        }
    }

    void finish(OperationOutcome outcome) {
        Money owed = outcome.owed();
        operations.finish(new OperationDao.FinishedOperation(
                outcome.operationId(),
                outcome.problemCode(),
                owed == null ? null : owed.amount(),
                owed == null ? null : owed.currency(),
                now));
    }

    private Optional<OperationRow> cause(Effect effect) {
        return effect.cause() == null ? Optional.empty() : operations.find(effect.cause());
    }

    private static Optional<OperationOutcome> outcomeOfCause(Effect effect) {
        return effect.outcomes().stream()
                .filter(outcome -> outcome.operationId().equals(effect.cause()))
                .findFirst();
    }

    /**
     * The newest decisive event that the look had in view, also where the look belongs to a request: a renewal that failed is not the doing of whoever
     * happened to change the seats. Only what was decided without a look, such as a hold, is an operation's alone.
     */
    private Optional<Cause> decisiveEvent(Effect effect) {
        return effect.change() == null || effect.settleUpTo() == null
                ? Optional.empty()
                : inbox.newestCause(effect.next().id(), effect.settleUpTo());
    }

    private StandingChangeRow row(SubscriptionRow written, StandingChange change, Optional<Cause> cause) {
        return new StandingChangeRow(
                new StandingChangeId(ids.next()),
                written.subscriptionId(),
                change.from(),
                change.to(),
                change.reason(),
                cause.map(Cause::eventReference).orElse(null),
                cause.map(Cause::receivedAt).orElse(null),
                change.effectiveAt(),
                written.revision());
    }

    private PaidPeriodRow row(SubscriptionId id, PaidPeriod period) {
        return new PaidPeriodRow(
                id,
                period.invoiceReference(),
                period.from(),
                period.until(),
                period.amount().amount(),
                period.amount().currency(),
                now);
    }
}
