package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeatDaoTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final Jdbi owner = TenureJdbi.of(DATABASE.owner());
    private final Jdbi application = DATABASE.jdbi();
    private OrganizationId organization;
    private SubscriptionId subscription;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void subscribe() {
        ApplicationId product = rows.application();
        organization = rows.organization();
        subscription = new SubscriptionId(rows.id());
        owner.useHandle(handle -> handle.execute(
                """
                insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                          quantity, seat_limit, effect_id, created_at, updated_at)
                values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 2, 2, 'e', now(), now())
                """, subscription, organization, product, rows.plan(product, "price_" + subscription, 0)));
    }

    @Test
    void assignsUntilAllAreTaken() {
        SeatRow first = wanted("a");

        assertThat(assign(first)).isEqualTo(new Assignment.Assigned(first, organization));
        assertThat(assign(wanted("b"))).isInstanceOf(Assignment.Assigned.class);
        assertThat(assign(wanted("c"))).isEqualTo(new Assignment.Full(2, 2));
    }

    @Test
    void keepsThePersonsSeatAlsoWhenAllAreTaken() {
        SeatRow first = wanted("a");
        assign(first);
        assign(wanted("b"));

        assertThat(assign(wanted("a"))).isEqualTo(new Assignment.Seated(first));
    }

    @Test
    void assignsARevokedSeatAnew() {
        SeatRow first = wanted("a");
        assign(first);
        assertThat(revoke(first)).isEqualTo(1);
        assertThat(revoke(first)).isZero();

        SeatRow second = wanted("a");
        assertThat(assign(second)).isEqualTo(new Assignment.Assigned(second, organization));
    }

    @ParameterizedTest
    @CsvSource({"PENDING, pending", "SUSPENDED, payment-failed"})
    void needsAnOpenDoor(Standing status, String reason) {
        owner.useHandle(handle -> handle.execute(
                "update subscription set status = ?, status_reason = ? where subscription_id = ?",
                status,
                reason,
                subscription));

        assertThat(assign(wanted("a"))).isEqualTo(new Assignment.NotActive(status));
    }

    @Test
    void assignsDuringATrial() {
        owner.useHandle(handle ->
                handle.execute("update subscription set status = 'TRIALING' where subscription_id = ?", subscription));

        assertThat(assign(wanted("a"))).isInstanceOf(Assignment.Assigned.class);
    }

    @Test
    void knowsNoSeatsOfNothing() {
        SeatRow lost = new SeatRow(new SeatId(rows.id()), new SubscriptionId(rows.id()), new UserId("a"), NOW, null);

        assertThat(assign(lost)).isEqualTo(new Assignment.NoSubscription());
    }

    @Test
    void listsLiveSeatsInPages() {
        owner.useHandle(handle -> handle.execute(
                "update subscription set quantity = 9, seat_limit = 9 where subscription_id = ?", subscription));
        List<SeatRow> all = List.of(wanted("a"), wanted("b"), wanted("c"), wanted("d"));
        all.forEach(this::assign);
        revoke(all.get(1));

        List<SeatRow> first = application.withExtension(SeatDao.class, seats -> seats.page(subscription, null, 2));
        List<SeatRow> second = application.withExtension(
                SeatDao.class, seats -> seats.page(subscription, first.getLast().seatId(), 2));

        assertThat(first).containsExactly(all.get(0), all.get(2));
        assertThat(second).containsExactly(all.get(3));
    }

    private SeatRow wanted(String user) {
        return new SeatRow(new SeatId(rows.id()), subscription, new UserId(user), NOW, null);
    }

    private Assignment assign(SeatRow wanted) {
        return application.inTransaction(handle -> handle.attach(SeatDao.class).assign(wanted));
    }

    private int revoke(SeatRow seat) {
        return application.withExtension(SeatDao.class, seats -> seats.revoke(seat.seatId(), NOW));
    }
}
