package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.seat.SeatViewDao.SeatViewRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class SeatViewDaoTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final Jdbi owner = TenureJdbi.of(DATABASE.owner());
    private final Jdbi application = DATABASE.jdbi();
    private final OrganizationId organization = rows.organization();
    private final SubscriptionId subscription = subscription();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void listsLiveSeatsInPages() {
        SeatId first = rows.seat(subscription, "a");
        SeatId second = rows.seat(subscription, "b");
        SeatId third = rows.seat(subscription, "c");
        execute("update seat set revoked_at = now() where seat_id = ?", second);
        SeatId fourth = rows.seat(subscription, "d");

        assertThat(page(null, 2)).extracting(SeatViewRow::seatId).containsExactly(first, third);
        assertThat(page(third, 2)).extracting(SeatViewRow::seatId).containsExactly(fourth);
    }

    /** Somebody who knows a subject's name must not learn the address by giving it a seat. */
    @Test
    void tellsAddressesOfMembersAndOfThoseWhoWereNamedByThem() {
        seen("member", "member@example.com");
        seen("foreign", "foreign@example.com");
        execute("insert into member values (?, 'member', 'MEMBER', now())", organization);
        rows.seat(subscription, "member");
        rows.seat(subscription, "foreign");
        UUID person = application.withExtension(
                PersonDao.class,
                persons -> persons.invite(new EmailAddress("New@Example.com"), new PersonId(rows.id()), Instant.now())
                        .personId()
                        .value());
        execute(
                "insert into seat (seat_id, subscription_id, person_id, named_email, assigned_at) values (?, ?, ?,"
                        + " 'new@example.com', now())",
                rows.id(),
                subscription,
                person);

        assertThat(page(null, 9))
                .extracting(SeatViewRow::email)
                .containsExactly("member@example.com", null, "new@example.com");
    }

    @Test
    void tellsWhenASeatWasLastUsed() {
        SeatId seat = rows.seat(subscription, "a");
        assertThat(page(null, 1).getFirst().lastUsedAt()).isNull();

        assertThat(write(seat, NOON)).isEqualTo(1);
        assertThat(page(null, 1).getFirst().lastUsedAt()).isEqualTo(NOON);
        assertThat(write(seat, NOON.plusSeconds(59))).isZero();
        assertThat(write(seat, NOON.minusSeconds(90))).isZero();
        assertThat(write(seat, NOON.plusSeconds(60))).isEqualTo(1);
        assertThat(page(null, 1).getFirst().lastUsedAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void passesOverUsesOfSeatsThatAreGone() {
        assertThat(write(new SeatId(rows.id()), NOON)).isZero();
    }

    private int write(SeatId seat, Instant at) {
        return application.withExtension(
                SeatUseDao.class, uses -> uses.write(List.of(seat.value()), List.of(at.toEpochMilli())));
    }

    private List<SeatViewRow> page(@Nullable SeatId after, int limit) {
        return application.withExtension(
                SeatViewDao.class,
                seats ->
                        seats.page(subscription, new SeatViewDao.Wanted(organization, null, null, null), after, limit));
    }

    private void seen(String user, String email) {
        execute("""
            insert into person (person_id, user_id, email, email_verified, created_at, seen_at) values (?, ?, ?, true, now(), now())
            """, rows.id(), user, email);
    }

    private SubscriptionId subscription() {
        ApplicationId product = rows.application();
        SubscriptionId id = new SubscriptionId(rows.id());
        execute("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                      provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
            values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', 9, 9, 'e', now(), now())
            """, id, organization, product, rows.plan(product, "price_" + id, 0));
        return id;
    }

    private void execute(String sql, Object... values) {
        owner.useHandle(handle -> handle.execute(sql, values));
    }
}
