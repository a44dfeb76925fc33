package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.NOON;
import static io.tenure.activities.subscription.SubscriptionFixture.OPERATORS;
import static io.tenure.activities.subscription.SubscriptionFixture.active;
import static io.tenure.activities.subscription.SubscriptionFixture.held;
import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.workflows.subscription.Hold;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.subscription.Status;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.Load;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.value.OperationId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds are facts with a cause and an end (billing rule 58). */
final class HoldTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Hold DISPUTE = new Hold(StandingReason.DISPUTED, "dp_1", NOON.plusSeconds(1));
    private static final Hold SECOND_DISPUTE = new Hold(StandingReason.DISPUTED, "dp_2", NOON.plusSeconds(2));

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);
    private Subscription open = subscription(fixture.open());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void activate() {
        open = fixture.record(active(open), 0, null).subscription();
    }

    @Test
    void keepsWhatTheProviderMakesOfItUnderAHold() {
        Subscription held = fixture.record(held(open), 0, null).subscription();

        assertThat(held.status()).isEqualTo(new Status(Standing.SUSPENDED, StandingReason.OPERATOR_HOLD));
        assertThat(held.provided()).isEqualTo(new Status(Standing.ACTIVE, null));
        assertThat(fixture.activities.load(new Load(fixture.id)).subscription()).isEqualTo(held);
        assertThat(status()).isEqualTo("SUSPENDED operator-hold ACTIVE");

        Subscription lifted = fixture.record(held.withHolds(List.of()), 0, null).subscription();

        assertThat(lifted.status()).isEqualTo(new Status(Standing.ACTIVE, null));
        assertThat(status()).isEqualTo("ACTIVE ACTIVE");
    }

    @Test
    void letsSeveralStandAndLiftsEachByItsOwnCause() {
        Stored all = fixture.record(open.withHolds(List.of(OPERATORS, DISPUTE, SECOND_DISPUTE)), 0, null);
        assertThat(all.subscription().holds()).containsExactly(OPERATORS, DISPUTE, SECOND_DISPUTE);

        Subscription fewer = all.subscription().withHolds(List.of(OPERATORS, SECOND_DISPUTE));
        Stored lifted = fixture.at(NOON.plus(Duration.ofDays(1))).record(SubscriptionFixture.effect(fewer, 0, null));

        assertThat(lifted.subscription().holds()).containsExactly(OPERATORS, SECOND_DISPUTE);
        assertThat(fixture.row(
                        "select lifted_at from subscription_hold where subscription_id = ? and cause = 'dp_1'",
                        fixture.id))
                .containsEntry("lifted_at", Timestamp.from(NOON.plus(Duration.ofDays(1))));
        assertThat(fixture.count("subscription_hold")).isEqualTo(3);
    }

    @Test
    void storesAHoldOnce() {
        Effect effect = SubscriptionFixture.effect(held(open), 0, null);

        Stored first = fixture.activities.record(effect);
        Stored repeat = fixture.activities.record(effect);

        assertThat(repeat).isEqualTo(first);
        assertThat(fixture.count("subscription_hold")).isOne();
    }

    @Test
    void writesNothingWhereAnotherWriterWasFirst() {
        fixture.record(open.withSeats(9, 9), 0, null);

        Stored late = fixture.record(held(open), 0, null);

        assertThat(late.accepted()).isFalse();
        assertThat(late.subscription().holds()).isEmpty();
        assertThat(fixture.holds()).isEmpty();
    }

    @Test
    void tellsWhatWasTypedForStaffAndForMembers() {
        OperationId first = fixture.rows.hold(fixture.organization, fixture.id, "fraud", "Please call us");
        Subscription held = fixture.record(held(open), 0, first).subscription();
        OperationId refused = fixture.rows.hold(fixture.organization, fixture.id, "too late", "Never");
        OperationId again = fixture.rows.hold(fixture.organization, fixture.id, "unpaid invoice", "Please pay");

        Subscription same = fixture.finish(held, new OperationOutcome(refused, "subscription-not-active", null))
                .subscription();
        assertThat(fixture.holds()).containsExactly("operator-hold | operator | fraud | Please call us");

        Subscription restated =
                fixture.finish(same, new OperationOutcome(again, null, null)).subscription();
        assertThat(fixture.holds()).containsExactly("operator-hold | operator | unpaid invoice | Please pay");
        assertThat(restated.holds()).containsExactly(OPERATORS);
    }

    @Test
    void keepsWhatWasTypedUntilItIsLifted() {
        OperationId hold = fixture.rows.operation(fixture.organization, fixture.id, "place-hold", "fraud");
        Subscription held = fixture.record(held(open), 0, hold).subscription();

        OperationId seats = fixture.rows.operation(fixture.organization, fixture.id, "change-seats", "more nurses");
        Subscription resized = fixture.record(held.withSeats(9, 9), 0, seats).subscription();
        assertThat(fixture.holds()).containsExactly("operator-hold | operator | fraud");

        fixture.record(resized.withHolds(List.of()), 0, null);
        assertThat(fixture.holds()).isEmpty();
    }

    @Test
    void typesNothingIntoAHoldOfTheProviders() {
        OperationId hold = fixture.rows.operation(fixture.organization, fixture.id, "place-hold", "fraud");

        fixture.record(open.withHolds(List.of(OPERATORS, DISPUTE)), 0, hold);

        assertThat(fixture.holds()).containsExactly("operator-hold | operator | fraud", "disputed | dp_1");
    }

    private String status() {
        return String.valueOf(fixture.row("""
            select concat_ws(' ', status, status_reason, provided_status, provided_reason) as status
              from subscription
             where subscription_id = ?
            """).get("status"));
    }
}
