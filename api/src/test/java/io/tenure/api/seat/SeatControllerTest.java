package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SeatControllerTest {

    private final TestSystem.Place place = TestSystem.place();
    private final SubscriptionId subscription = subscription(2);
    private final TestHttp admin = place.as(Role.ADMIN);

    @Test
    void assignsAndRevokes() {
        TestHttp.Answer assigned = assign("user_1");

        assertThat(assigned.status()).isEqualTo(201);
        assertThat(assigned.at("/id")).startsWith("seat_");
        assertThat(assigned.at("/userId")).isEqualTo("user_1");
        assertThat(assigned.at("/assignedAt")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
        assertThat(list().json().at("/data")).hasSize(1);

        assertThat(admin.delete(seats() + "/" + assigned.at("/id")).status()).isEqualTo(204);
        assertThat(admin.delete(seats() + "/" + assigned.at("/id")).status()).isEqualTo(204);
        assertThat(list().text()).isEqualTo("{\"data\":[],\"hasMore\":false}");
        assertThat(audited()).containsExactly("seat.assign", "seat.revoke");
    }

    @Test
    void keepsThePersonsSeat() {
        assertThat(assign("user_1").text()).isEqualTo(assign("user_1").text());
        assertThat(audited()).containsExactly("seat.assign");
    }

    @Test
    void refusesOneMoreThanThereAre() {
        assign("user_1");
        assign("user_2");
        TestHttp.Answer refused = assign("user_3");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("seat-limit-reached");
        assertThat(refused.at("/seatsAssigned")).isEqualTo("2");
        assertThat(audited()).hasSize(2);
    }

    @Test
    void refusesWithoutAnActiveSubscription() {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription set status = 'SUSPENDED', status_reason = 'payment-failed' where subscription_id"
                        + " = ?",
                subscription));
        TestHttp.Answer refused = assign("user_1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("subscription-not-active");
    }

    @Test
    void listsInPages() {
        assign("user_1");
        assign("user_2");
        TestHttp.Answer first = admin.get(seats() + "?limit=1");
        TestHttp.Answer second = admin.get(seats() + "?limit=1&startingAfter=" + first.at("/data/0/id"));

        assertThat(first.at("/data/0/userId")).isEqualTo("user_1");
        assertThat(first.at("/hasMore")).isEqualTo("true");
        assertThat(second.at("/data/0/userId")).isEqualTo("user_2");
        assertThat(second.at("/hasMore")).isEqualTo("false");
    }

    @Test
    void findsSeatsOnlyUnderTheirSubscription() {
        String seat = assign("user_1").at("/id");
        TestSystem.Place other = TestSystem.place();

        assertThat(other.as(Role.OWNER).delete(seats() + "/" + seat).status()).isEqualTo(404);
        assertThat(admin.delete(seats() + "/" + new SeatId(TestSystem.ROWS.id()))
                        .status())
                .isEqualTo(404);
        assertThat(TestSystem.stranger().get(seats()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isForThoseWhoAssign(Role role) {
        int expected = role == Role.MEMBER ? 403 : 201;

        assertThat(place.as(role).post(seats(), "{\"userId\":\"user_1\"}").status())
                .isEqualTo(expected);
        assertThat(place.as(role).get(seats()).status()).isEqualTo(role == Role.MEMBER ? 403 : 200);
    }

    @Test
    void asksForAName() {
        assertThat(admin.post(seats(), "{}").code()).isEqualTo("validation-failed");
        assertThat(assign("a\\u0000b").code()).isEqualTo("validation-failed");
        assertThat(assign("a\\ud800b").code()).isEqualTo("validation-failed");
        assertThat(assign("u".repeat(256)).code()).isEqualTo("validation-failed");
    }

    private TestHttp.Answer assign(String user) {
        return admin.post(seats(), "{\"userId\":\"" + user + "\"}");
    }

    private TestHttp.Answer list() {
        return admin.get(seats());
    }

    private String seats() {
        return "/subscriptions/" + subscription + "/seats";
    }

    private List<String> audited() {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery(
                        "select action from audit_entry where organization_id = ? order by recorded_at")
                .bind(0, place.organization())
                .mapTo(String.class)
                .list());
    }

    private SubscriptionId subscription(int seats) {
        SubscriptionId id = new SubscriptionId(TestSystem.ROWS.id());
        TestSystem.OWNER.useHandle(handle ->
                handle.execute("""
                    insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                              quantity, seat_limit, effect_id, created_at, updated_at)
                    values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', ?, ?, 'e', now(), now())
                    """, id, place.organization(), place.application(), place.plan(), seats, seats));
        return id;
    }
}
