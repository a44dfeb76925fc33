package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.seat.SeatClaimDao.Meeting;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
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
                                          provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
                values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', 2, 2, 'e', now(), now())
                """, subscription, organization, product, rows.plan(product, "price_" + subscription, 0)));
    }

    @Test
    void assignsUntilAllAreTaken() {
        SeatRow first = wanted("a");

        assertThat(assign(first)).isEqualTo(assigned(first));
        assertThat(assign(wanted("b"))).isInstanceOf(Assignment.Assigned.class);
        assertThat(assign(wanted("c"))).isEqualTo(new Assignment.Full(2, 2, List.of(0)));
    }

    @Test
    void keepsThePersonsSeatAlsoWhenAllAreTaken() {
        SeatRow first = wanted("a");
        assign(first);
        assign(wanted("b"));

        assertThat(assign(wanted("a"))).isEqualTo(new Assignment.Assigned(organization, List.of(first), List.of()));
    }

    @Test
    void assignsARevokedSeatAnew() {
        SeatRow first = wanted("a");
        assign(first);
        assertThat(revoke(first)).isEqualTo(1);
        assertThat(revoke(first)).isZero();

        SeatRow second = wanted("a");
        assertThat(assign(second)).isEqualTo(assigned(second));
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
        owner.useHandle(handle -> handle.execute(
                "update subscription set status = 'TRIALING', provided_status = 'TRIALING' where subscription_id = ?",
                subscription));

        assertThat(assign(wanted("a"))).isInstanceOf(Assignment.Assigned.class);
    }

    @Test
    void knowsNoSeatsOfNothing() {
        SeatRow lost = new SeatRow(
                new SeatId(rows.id()), new SubscriptionId(rows.id()), new UserId("a"), null, null, NOW, null);

        assertThat(assign(lost)).isEqualTo(new Assignment.NoSubscription());
    }

    @Test
    void assignsAllOrNone() {
        SeatRow first = wanted("a");
        assign(first);
        List<SeatRow> three = List.of(wanted("b"), wanted("a"), wanted("c"));

        assertThat(assignAll(three)).isEqualTo(new Assignment.Full(2, 1, List.of(2)));
        assertThat(live()).containsExactly("a");

        List<SeatRow> two = three.subList(0, 2);
        assertThat(assignAll(two))
                .isEqualTo(new Assignment.Assigned(organization, List.of(two.get(0), first), List.of(two.get(0))));
        assertThat(live()).containsExactly("a", "b");
    }

    @Test
    void seatsNobodyTwiceInOneCall() {
        UUID person = person("ada@example.com", "a");
        SeatRow known = new SeatRow(new SeatId(rows.id()), subscription, new UserId("a"), person, null, NOW, null);

        assertThat(assignAll(List.of(wanted("a"), known))).isEqualTo(new Assignment.Repeated(List.of(1)));
        assign(wanted("a"));
        assertThat(assignAll(List.of(wanted("b"), wanted("a"), known))).isEqualTo(new Assignment.Repeated(List.of(2)));
    }

    @Test
    void tellsByNoNumberWhoseAddressItIs() {
        SeatRow named = named("grace@example.com", person("grace@example.com", "g"), new UserId("g"));

        assertThat(assignAll(List.of(wanted("g"), named)))
                .isInstanceOf(Assignment.Assigned.class)
                .extracting(done -> ((Assignment.Assigned) done).added().size())
                .isEqualTo(2);
        assertThat(assign(named("grace@example.com", person("old@example.com", "x"), null)))
                .isEqualTo(new Assignment.Assigned(organization, List.of(named), List.of()));
    }

    @Test
    void seatsAPersonWhoIsNotSeenYetOnce() {
        SeatRow unseen = unseen("eve@example.com");
        SeatRow again = named("eve@example.com", unseen.personId(), null);

        assertThat(assign(unseen)).isEqualTo(assigned(unseen));
        assertThat(assign(again)).isEqualTo(new Assignment.Assigned(organization, List.of(unseen), List.of()));
        assertThat(assign(wanted("b"))).isInstanceOf(Assignment.Assigned.class);
        assertThat(assign(unseen("bob@example.com"))).isInstanceOf(Assignment.Full.class);
    }

    @Test
    void reassignsWhenAllAreTaken() {
        SeatRow first = wanted("a");
        assignAll(List.of(first, wanted("b")));
        SeatRow next = wanted("c");

        assertThat(reassign(first.seatId(), next)).isEqualTo(new Reassignment.Reassigned(organization, next));
        assertThat(live()).containsExactly("b", "c");
        assertThat(reassign(first.seatId(), wanted("d"))).isEqualTo(new Reassignment.Revoked());
    }

    @Test
    void reassignsNothingToWhoHasASeat() {
        SeatRow first = wanted("a");
        assignAll(List.of(first, wanted("b")));

        assertThat(reassign(first.seatId(), wanted("a"))).isEqualTo(new Reassignment.Kept(first));
        assertThat(reassign(first.seatId(), wanted("b"))).isEqualTo(new Reassignment.Seated());
        assertThat(live()).containsExactly("a", "b");
    }

    @Test
    void reassignsOnlyWhereTheDoorIsOpenAndTheSeatIs() {
        SeatRow first = wanted("a");
        assign(first);

        assertThat(reassign(new SeatId(rows.id()), wanted("b"))).isEqualTo(new Reassignment.NoSeat());
        owner.useHandle(handle -> handle.execute(
                "update subscription set status = 'SUSPENDED', status_reason = 'paused' where subscription_id = ?",
                subscription));
        assertThat(reassign(first.seatId(), wanted("b"))).isEqualTo(new Reassignment.NotActive(Standing.SUSPENDED));
        assertThat(live()).containsExactly("a");
    }

    @Test
    void touchesNothingForAnotherOrganization() {
        SeatRow seat = wanted("a");
        assign(seat);
        OrganizationId other = rows.organization();

        assertThat(application.<Assignment, RuntimeException>inTransaction(
                        handle -> handle.attach(SeatDao.class).assign(other, wanted("b"))))
                .isEqualTo(new Assignment.NoSubscription());
        assertThat(application.<Reassignment, RuntimeException>inTransaction(
                        handle -> handle.attach(SeatDao.class).reassign(other, seat.seatId(), wanted("b"))))
                .isEqualTo(new Reassignment.NoSeat());
        application.useExtension(SeatDao.class, seats -> {
            assertThat(seats.find(other, subscription, seat.seatId())).isEmpty();
            assertThat(seats.revoke(other, seat.seatId(), NOW)).isZero();
        });
        assertThat(live()).containsExactly("a");
    }

    @Test
    void assignsNothingWhileAPersonArrives() {
        Meeting meeting = new Meeting(organization, new UserId("a"), NOW);

        assertThat(application.<List<SubscriptionId>, RuntimeException>inTransaction(
                        handle -> handle.attach(SeatClaimDao.class).lockParents(meeting)))
                .containsExactly(subscription);
    }

    private Reassignment reassign(SeatId old, SeatRow wanted) {
        return application.inTransaction(handle -> handle.attach(SeatDao.class).reassign(organization, old, wanted));
    }

    private Assignment assignAll(List<SeatRow> wanted) {
        return application.inTransaction(
                handle -> handle.attach(SeatDao.class).assign(organization, subscription, wanted));
    }

    private Assignment assigned(SeatRow seat) {
        return new Assignment.Assigned(organization, List.of(seat), List.of(seat));
    }

    private SeatRow unseen(String email) {
        UUID person = application.withExtension(
                PersonDao.class,
                persons -> persons.invite(new EmailAddress(email), new PersonId(rows.id()), NOW)
                        .personId()
                        .value());
        return named(email, person, null);
    }

    private SeatRow named(String email, @Nullable UUID person, @Nullable UserId user) {
        return new SeatRow(new SeatId(rows.id()), subscription, user, person, email, NOW, null);
    }

    private UUID person(String email, String user) {
        UUID person = rows.id();
        owner.useHandle(handle -> handle.execute("""
            insert into person (person_id, user_id, email, email_verified, created_at, seen_at) values (?, ?, ?, true, now(), now())
            """, person, user, email));
        return person;
    }

    private List<String> live() {
        return owner.withHandle(handle -> handle.select(
                        "select user_id from seat where subscription_id = ? and revoked_at is null order by user_id",
                        subscription)
                .mapTo(String.class)
                .list());
    }

    private SeatRow wanted(String user) {
        return new SeatRow(new SeatId(rows.id()), subscription, new UserId(user), null, null, NOW, null);
    }

    private Assignment assign(SeatRow wanted) {
        return application.inTransaction(handle -> handle.attach(SeatDao.class).assign(organization, wanted));
    }

    private int revoke(SeatRow seat) {
        return application.withExtension(SeatDao.class, seats -> seats.revoke(organization, seat.seatId(), NOW));
    }
}
