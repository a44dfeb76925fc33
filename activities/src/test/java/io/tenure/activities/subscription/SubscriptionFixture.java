package io.tenure.activities.subscription;

import io.tenure.store.TestAudit;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.UuidV7;
import io.tenure.store.subscription.OperationDao;
import io.tenure.workflows.subscription.Hold;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingChange;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.Open;
import io.tenure.workflows.subscription.SubscriptionActivities.Opened;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.subscription.SubscriptionPolicy;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A subscription that was asked for: its organization, plan and operation, and the activities under test. */
final class SubscriptionFixture {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Hold OPERATORS = new Hold(StandingReason.OPERATOR_HOLD, Hold.OPERATOR, NOON);

    final TestDatabase database;
    final TestRows rows;
    final OrganizationId organization;
    final ApplicationId application;
    final PlanId plan;
    final SubscriptionId id;
    final OperationId request;
    final PostgresSubscriptionActivities activities;

    SubscriptionFixture(TestDatabase database) {
        this.database = database;
        rows = new TestRows(database);
        organization = rows.organization();
        application = rows.application();
        plan = rows.plan(application, "price_" + rows.id(), 14);
        id = new SubscriptionId(rows.id());
        request = rows.operation(organization, id, OperationDao.CREATION, null);
        activities = at(NOON);
    }

    Opened openAnother() {
        SubscriptionId another = new SubscriptionId(rows.id());
        return activities.open(
                new Open(another, terms(), rows.operation(organization, another, OperationDao.CREATION, null)));
    }

    Terms terms() {
        return new Terms(organization, application, plan, Provider.STRIPE, 3, null, "pm_card_visa");
    }

    Opened open() {
        return activities.open(new Open(id, terms(), request));
    }

    static Subscription subscription(Opened opened) {
        Subscription subscription = opened.subscription();
        if (subscription == null) {
            throw new AssertionError("Nothing was opened");
        }
        return subscription;
    }

    static Subscription active(Subscription opened) {
        return opened.withProvided(Standing.ACTIVE, null).withAccessUntil(NOON.plus(Duration.ofDays(30)));
    }

    static Subscription held(Subscription subscription) {
        return subscription.withHolds(List.of(OPERATORS));
    }

    static Subscription ended(Subscription subscription) {
        return subscription
                .withProvided(Standing.CANCELED, StandingReason.CANCELED)
                .withAccessUntil(null)
                .withEndedAt(NOON);
    }

    Stored record(Subscription next, long settleUpTo, @Nullable OperationId cause) {
        return activities.record(effect(next, settleUpTo, cause));
    }

    static Effect effect(Subscription next, long settleUpTo, @Nullable OperationId cause) {
        StandingChange change = new StandingChange(Standing.PENDING, next.standing(), next.reason(), NOON);
        PaidPeriod paid = new PaidPeriod("in_1", NOON, NOON.plus(Duration.ofDays(30)), new Money(6000, "EUR"));
        return new Effect(next, change, settleUpTo, cause, List.of(paid), List.of());
    }

    /** How an operation ended, as a workflow writes it when nothing else is to be changed. */
    Stored finish(Subscription known, OperationOutcome outcome) {
        return activities.record(new Effect(known, null, null, outcome.operationId(), List.of(), List.of(outcome)));
    }

    /** What the audit says was done on the subscription. */
    List<Object> actions() {
        return database.jdbi()
                .withHandle(
                        handle -> handle
                                .select("select action from audit_entry where subject_id = ?", id.toString())
                                .mapToMap()
                                .stream()
                                .map(entry -> entry.get("action"))
                                .toList());
    }

    Instant openedAt(OperationId operation) {
        return database.jdbi()
                .withExtension(OperationDao.class, operations -> operations.find(operation))
                .orElseThrow()
                .openedAt();
    }

    /** Kind, cause, what was typed for staff and for members, of each hold that stands. */
    List<Object> holds() {
        return rowsOf("""
            select concat_ws(' | ', kind, cause, reason, message) as hold
              from subscription_hold
             where subscription_id = ?
               and lifted_at is null
             order by placed_at, cause
            """).stream().map(row -> row.get("hold")).toList();
    }

    /** Another clock beside the same rows. */
    PostgresSubscriptionActivities at(Instant now) {
        return new PostgresSubscriptionActivities(
                database.jdbi(),
                new SubscriptionSettings(new SubscriptionPolicy(Duration.ofHours(96)), "acct_test", false),
                new Bookkeeping(
                        Clock.fixed(now, ZoneOffset.UTC),
                        new UuidV7(Clock.systemUTC(), new Random()),
                        TestAudit.log()));
    }

    int count(String table) {
        return rowsOf("select * from " + table + " where subscription_id = ?").size();
    }

    Map<String, Object> row(String sql) {
        return rowsOf(sql).getFirst();
    }

    List<Map<String, Object>> rowsOf(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql, id).mapToMap().list());
    }

    Map<String, Object> row(String sql, Object value) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql, value).mapToMap().one());
    }
}
