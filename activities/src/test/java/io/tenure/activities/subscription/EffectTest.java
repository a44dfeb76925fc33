package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.NOON;
import static io.tenure.activities.subscription.SubscriptionFixture.active;
import static io.tenure.activities.subscription.SubscriptionFixture.effect;
import static io.tenure.activities.subscription.SubscriptionFixture.ended;
import static io.tenure.activities.subscription.SubscriptionFixture.held;
import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.LowerSeatLimit;
import io.tenure.workflows.subscription.SubscriptionActivities.SeatLimit;
import io.tenure.workflows.subscription.SubscriptionActivities.Settle;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class EffectTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void storesAnEffectOnce() {
        Effect effect = effect(
                active(subscription(fixture.open())),
                fixture.rows.event(fixture.id, "invoice.paid", "in_1", true),
                null);

        Stored first = fixture.activities.record(effect);
        Stored repeat = fixture.activities.record(effect);

        assertThat(first.accepted()).isTrue();
        assertThat(first.subscription().revision()).isEqualTo(1);
        assertThat(repeat).isEqualTo(first);
        assertThat(fixture.count("standing_change")).isEqualTo(2);
        assertThat(fixture.count("paid_period")).isEqualTo(1);
    }

    @Test
    void returnsTheStoredRowWhenAnotherWriterWasFirst() {
        Subscription opened = subscription(fixture.open());
        Stored theirs = fixture.record(opened.withSeats(9, 9), 0, null);
        long seq = fixture.rows.event(fixture.id, "invoice.paid", "in_1", true);

        Stored ours = fixture.record(opened.withSeats(4, 4), seq, null);

        assertThat(ours.accepted()).isFalse();
        assertThat(ours.subscription()).isEqualTo(theirs.subscription());
        assertThat(fixture.row("select status from webhook_event where inbox_seq = ?", seq))
                .containsEntry("status", "RECEIVED");
    }

    @Test
    void letsOneOfManyWritersThrough() {
        Subscription opened = subscription(fixture.open());

        List<Stored> all = IntStream.rangeClosed(1, 12)
                .parallel()
                .mapToObj(seats -> fixture.record(opened.withSeats(seats, seats), 0, null))
                .toList();

        assertThat(all.stream().filter(Stored::accepted)).hasSize(1);
        assertThat(all.stream().map(stored -> stored.subscription().quantity()).distinct())
                .hasSize(1);
        assertThat(all).allMatch(stored -> stored.subscription().revision() == 1);
    }

    @Test
    void namesTheNewestDecisiveEventAsTheCause() {
        Subscription opened = subscription(fixture.open());
        fixture.rows.event(fixture.id, "invoice.paid", "in_1", true);
        long decisive = fixture.rows.event(fixture.id, "customer.subscription.updated", "sub_1", true);
        long calm = fixture.rows.event(fixture.id, "invoice.voided", "in_1", false);
        long later = fixture.rows.event(fixture.id, "invoice.payment_failed", "in_2", true);

        fixture.record(active(opened), calm, null);

        assertThat(fixture.row("""
            select e.inbox_seq
              from standing_change c
              join webhook_event e using (event_reference)
             where c.subscription_id = ?
            """)).containsEntry("inbox_seq", decisive);
        assertThat(fixture.rowsOf("select status from webhook_event where subscription_id = ? order by inbox_seq"))
                .extracting(row -> row.get("status"))
                .containsExactly("APPLIED", "APPLIED", "APPLIED", "RECEIVED");
        assertThat(later).isGreaterThan(calm);
    }

    @Test
    void doesNotBlameAnEventForWhatAPersonAsked() {
        Subscription open =
                fixture.record(active(subscription(fixture.open())), 0, null).subscription();
        long seq = fixture.rows.event(fixture.id, "customer.subscription.updated", "sub_1", true);
        OperationId hold =
                fixture.rows.operation(fixture.organization, fixture.id, "place-hold", "unpaid invoice of the clinic");

        fixture.record(held(open), 0, hold);

        assertThat(fixture.rowsOf(
                        "select event_reference from standing_change where subscription_id = ? and to_status ="
                                + " 'SUSPENDED'"))
                .containsExactly(Collections.singletonMap("event_reference", null));
        assertThat(fixture.row("select status from webhook_event where inbox_seq = ?", seq))
                .containsEntry("status", "RECEIVED");
        assertThat(fixture.row(
                        "select actor_kind, text from audit_entry join audit_text using (audit_entry_id)"
                                + " where action = 'subscription.place-hold' and subject_id = ?",
                        fixture.id.toString()))
                .containsEntry("actor_kind", "person")
                .containsEntry("text", "unpaid invoice of the clinic");
        assertThat(fixture.holds()).containsExactly("operator-hold | operator | unpaid invoice of the clinic");
    }

    @Test
    void namesTheEventThatALookInsideARequestFound() {
        Subscription open =
                fixture.record(active(subscription(fixture.open())), 0, null).subscription();
        long failed = fixture.rows.event(fixture.id, "invoice.payment_failed", "in_2", true);
        OperationId seats = fixture.rows.operation(fixture.organization, fixture.id, "change-seats", null);

        fixture.record(open.withProvided(Standing.SUSPENDED, StandingReason.PAYMENT_FAILED), failed, seats);

        assertThat(fixture.row("""
            select e.inbox_seq, c.received_at = e.received_at as received
              from standing_change c
              join webhook_event e using (event_reference)
             where c.subscription_id = ?
               and c.to_status = 'SUSPENDED'
            """)).containsEntry("inbox_seq", failed).containsEntry("received", true);
        assertThat(fixture.row(
                        "select actor_kind, action, details::jsonb #>> '{before,status}' as before from audit_entry"
                                + " where subject_id = ? and details::jsonb ->> 'status' = 'SUSPENDED'",
                        fixture.id.toString()))
                .isEqualTo(Map.of("actor_kind", "workflow", "action", "subscription.standing", "before", "ACTIVE"));
    }

    @Test
    void namesThePersonWhereALookInsideARequestFoundNoEvent() {
        Subscription open =
                fixture.record(active(subscription(fixture.open())), 0, null).subscription();
        OperationId cancel = fixture.rows.operation(fixture.organization, fixture.id, "cancel", null);

        fixture.record(ended(open), 7, cancel);

        assertThat(fixture.row(
                        "select actor_id from audit_entry where action = 'subscription.cancel' and subject_id = ?",
                        fixture.id.toString()))
                .containsEntry("actor_id", TestRows.PERSON.toString());
    }

    @Test
    void ignoresWhatCameAfterTheEnd() {
        Subscription opened = subscription(fixture.open());
        long before = fixture.rows.event(fixture.id, "customer.subscription.deleted", "sub_1", true);
        Stored ended = fixture.record(ended(opened), before, null);
        long after = fixture.rows.event(fixture.id, "invoice.voided", "in_1", false);

        fixture.activities.settle(new Settle(fixture.id, after, List.of()));

        assertThat(ended.accepted()).isTrue();
        assertThat(fixture.row("select status from webhook_event where inbox_seq = ?", before))
                .containsEntry("status", "APPLIED");
        assertThat(fixture.row("select status from webhook_event where inbox_seq = ?", after))
                .containsEntry("status", "IGNORED");
    }

    @Test
    void settlesALiveSubscriptionsEventsAsAppliedWithWhatWasPaid() {
        PaidPeriod paid = new PaidPeriod("in_0", NOON, NOON.plus(Duration.ofDays(30)), new Money(6000, "EUR"));
        fixture.open();
        long seq = fixture.rows.event(fixture.id, "invoice.paid", "in_1", true);

        fixture.activities.settle(new Settle(fixture.id, seq, List.of(paid)));
        fixture.activities.settle(new Settle(fixture.id, seq, List.of(paid)));

        assertThat(fixture.row("select amount, provider_account, live_mode from paid_period where subscription_id = ?"))
                .isEqualTo(Map.of("amount", 6000L, "provider_account", "acct_test", "live_mode", false));
        assertThat(fixture.row("select status, next_attempt_at from webhook_event where inbox_seq = ?", seq))
                .containsEntry("status", "APPLIED")
                .containsEntry("next_attempt_at", null);
    }

    @Test
    void lowersTheLimitDownToWhatIsAssigned() {
        Subscription opened = subscription(fixture.open());
        fixture.rows.seat(fixture.id, "user_1");
        fixture.rows.seat(fixture.id, "user_2");
        OperationId operation = fixture.rows.operation(fixture.organization, fixture.id, "change-seats", null);

        SeatLimit refused =
                fixture.activities.lowerSeatLimit(new LowerSeatLimit(fixture.id, opened.revision(), 1, operation));
        SeatLimit lowered =
                fixture.activities.lowerSeatLimit(new LowerSeatLimit(fixture.id, opened.revision(), 2, operation));
        SeatLimit repeat =
                fixture.activities.lowerSeatLimit(new LowerSeatLimit(fixture.id, opened.revision(), 2, operation));
        SeatLimit stale =
                fixture.activities.lowerSeatLimit(new LowerSeatLimit(fixture.id, opened.revision(), 3, operation));

        assertThat(refused.lowered()).isFalse();
        assertThat(refused.assigned()).isEqualTo(2);
        assertThat(lowered.lowered()).isTrue();
        assertThat(lowered.subscription().seatLimit()).isEqualTo(2);
        assertThat(lowered.subscription().quantity()).isEqualTo(3);
        assertThat(repeat).isEqualTo(lowered);
        assertThat(stale.lowered()).isFalse();
    }
}
