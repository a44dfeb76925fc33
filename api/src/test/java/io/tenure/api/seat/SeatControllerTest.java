package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SeatControllerTest {

    private final TestSystem.Place place = TestSystem.place();
    private final SubscriptionId subscription = subscription(place, 2);
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
        assertThat(place.as(role).get(seats()).status()).isEqualTo(200);
    }

    @Test
    void showsAMemberTheOwnSeatAlone() {
        assign("user_1");
        assign(place.user(Role.MEMBER));
        TestHttp.Answer seen = place.as(Role.MEMBER).get(seats());

        assertThat(seen.json().at("/data")).hasSize(1);
        assertThat(seen.at("/data/0/userId")).isEqualTo(place.user(Role.MEMBER));
    }

    @Test
    void asksForAName() {
        assertThat(admin.post(seats(), "{}").code()).isEqualTo("validation-failed");
        assertThat(assign("a\\u0000b").code()).isEqualTo("validation-failed");
        assertThat(assign("a\\ud800b").code()).isEqualTo("validation-failed");
        assertThat(assign("u".repeat(256)).code()).isEqualTo("validation-failed");
    }

    @Test
    void saysEverythingThatIsWrongWithMany() {
        TestHttp.Answer refused = admin.post(
                seats(),
                "{\"seats\":[{\"userId\":\"a\"},{},{\"email\":\"nonsense\"},{\"userId\":\"b\",\"email\":\"b@example.com\"},null]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(faults(refused))
                .containsExactly(
                        "/seats/1/userId required",
                        "/seats/2/email invalid",
                        "/seats/3/email ambiguous",
                        "/seats/4/userId required");
        assertThat(faults(admin.post(seats(), "{\"seats\":[]}"))).containsExactly("/seats length");
        assertThat(faults(admin.post(seats(), many(101)))).containsExactly("/seats length");
        assertThat(faults(admin.post(seats(), "{\"userId\":\"a\",\"seats\":[{\"userId\":\"b\"}]}")))
                .containsExactly("/seats ambiguous");
        assertThat(list().json().at("/data")).isEmpty();
    }

    @Test
    void assignsManyOrNone() {
        TestHttp.Answer refused = admin.post(seats(), many(3));

        assertThat(refused.code()).isEqualTo("seat-limit-reached");
        assertThat(faults(refused)).containsExactly("/seats/2/userId seat-limit-reached");
        assertThat(refused.at("/seats")).isEqualTo("2");
        assertThat(refused.at("/seatsAssigned")).isEqualTo("0");
        assertThat(list().json().at("/data")).isEmpty();
        assertThat(audited()).isEmpty();

        TestHttp.Answer assigned = admin.post(seats(), many(2));
        assertThat(assigned.status()).isEqualTo(201);
        assertThat(assigned.at("/data/0/userId")).isEqualTo("user_0");
        assertThat(assigned.at("/data/1/userId")).isEqualTo("user_1");
        assertThat(audited()).containsExactly("seat.assign", "seat.assign");
        assertThat(admin.post(seats(), many(2)).text()).isEqualTo(assigned.text());
        assertThat(audited()).hasSize(2);
    }

    @Test
    void assignsAHundredAtOnce() {
        SubscriptionId large = subscription(TestSystem.place(), 100);
        TestHttp.Answer assigned = TestSystem.operator().post("/subscriptions/" + large + "/seats", many(100));

        assertThat(assigned.status()).isEqualTo(201);
        assertThat(assigned.json().at("/data")).hasSize(100);
    }

    @Test
    void refusesWhoIsNamedTwice() {
        TestHttp.Answer refused = admin.post(
                seats(),
                "{\"seats\":[{\"email\":\"Eve@example.com\"},{\"userId\":\"a\"},{\"email\":\"eve@Example.com\"}]}");

        assertThat(faults(refused)).containsExactly("/seats/2/email duplicate");
        assertThat(list().json().at("/data")).isEmpty();
    }

    @Test
    void assignsByAddressBeforeThePersonIsSeen() {
        String address = "eve-" + TestSystem.ROWS.id() + "@example.com";
        TestHttp.Answer assigned = admin.post(seats(), "{\"email\":\"" + address + "\"}");

        assertThat(assigned.status()).isEqualTo(201);
        assertThat(assigned.json().at("/userId").isNull()).isTrue();
        assertThat(assigned.at("/email")).isEqualTo(address);
        assertThat(admin.post(seats(), "{\"email\":\"" + address.toUpperCase(Locale.ROOT) + "\"}")
                        .at("/id"))
                .isEqualTo(assigned.at("/id"));
        assertThat(TestSystem.operator().get(seats()).json().at("/data/0/email").isNull())
                .as("the platform's staff reads no addresses here")
                .isTrue();
    }

    @Test
    void reassigns() {
        TestHttp.Answer first = assign("user_1");
        assign("user_2");
        TestHttp.Answer reassigned = reassign(first.at("/id"), "user_3");

        assertThat(reassigned.status()).isEqualTo(201);
        assertThat(reassigned.at("/userId")).isEqualTo("user_3");
        assertThat(reassigned.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(list().json().at("/data")).hasSize(2);
        assertThat(list().text()).doesNotContain("user_1");
        assertThat(audited()).containsExactly("seat.assign", "seat.assign", "seat.reassign");
        assertThat(reassign(first.at("/id"), "user_4").code()).isEqualTo("seat-revoked");
        assertThat(reassign(reassigned.at("/id"), "user_2").code()).isEqualTo("seat-exists");
        assertThat(reassign(reassigned.at("/id"), "user_3").text()).isEqualTo(reassigned.text());
        assertThat(reassign("seat_01jd3v8y0geqtrwqw8r5c8j2qk", "user_4").status())
                .isEqualTo(404);
        assertThat(faults(admin.post(seats() + "/" + reassigned.at("/id") + "/reassign", "{}")))
                .containsExactly("/userId required");
        assertThat(audited()).hasSize(3);
    }

    @Test
    void tellsWhoseSeatItWas() {
        TestHttp.Answer first = assign("user_1");
        TestHttp.Answer second = reassign(first.at("/id"), "user_2");
        admin.delete(seats() + "/" + second.at("/id"));
        TestHttp.Answer invited = admin.post(seats(), "{\"email\":\"holder@example.com\"}");

        assertThat(told(first, "personId")).containsExactly(TestSystem.person("user_1"));
        assertThat(told(second, "personId")).containsExactly(TestSystem.person("user_2"), TestSystem.person("user_2"));
        assertThat(told(second, "from")).containsExactly(first.at("/id"), null);
        assertThat(told(invited, "personId")).containsOnlyNulls();
    }

    /** From the details of the entries about a seat, oldest first. */
    private List<String> told(TestHttp.Answer seat, String field) {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery(
                        "select details::jsonb ->> ? from audit_entry where subject_id = ? order by sequence")
                .bind(0, field)
                .bind(1, seat.at("/id"))
                .mapTo(String.class)
                .list());
    }

    private TestHttp.Answer reassign(String seat, String user) {
        return admin.post(seats() + "/" + seat + "/reassign", "{\"userId\":\"" + user + "\"}");
    }

    private static String many(int people) {
        return IntStream.range(0, people)
                .mapToObj(person -> "{\"userId\":\"user_" + person + "\"}")
                .collect(Collectors.joining(",", "{\"seats\":[", "]}"));
    }

    private static List<String> faults(TestHttp.Answer answer) {
        return answer.json()
                .at("/errors")
                .valueStream()
                .map(fault -> fault.at("/pointer").asString() + " "
                        + fault.at("/code").asString())
                .toList();
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
                        "select action from audit_entry where organization_id = ? and sequence > 1 order by sequence")
                .bind(0, place.organization())
                .mapTo(String.class)
                .list());
    }

    private static SubscriptionId subscription(TestSystem.Place place, int seats) {
        SubscriptionId id = new SubscriptionId(TestSystem.ROWS.id());
        TestSystem.OWNER.useHandle(handle ->
                handle.execute("""
                    insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                              provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
                    values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', ?, ?, 'e', now(), now())
                    """, id, place.organization(), place.application(), place.plan(), seats, seats));
        return id;
    }
}
