package io.tenure.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.WebhookEventId;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process dies after its change was committed and before its answer was kept; its caller asks again. */
final class LostAnswerTest {

    private static final String CARD = ",\"paymentMethodId\":\"pm_card_visa\"";
    private static final int SEATS_THAT_ARE_REFUSED = 99;

    /** A request that its caller makes more than once. */
    private record Request(
            TestHttp caller,
            String method,
            String path,
            @Nullable String body,
            String... headers) {

        Answer send() {
            String[] all = Stream.concat(Stream.of(IdempotencyFilter.KEY, "k-" + path.hashCode()), Stream.of(headers))
                    .toArray(String[]::new);
            return caller.send(method, path, body, all);
        }
    }

    /** @param prepared makes what the request needs */
    private record Case(String name, Supplier<Request> prepared) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** So that the only key is the test's own. */
    @BeforeEach
    void forgetKeys() {
        TestSystem.OWNER.useHandle(handle -> handle.execute("delete from idempotency_key"));
    }

    static Stream<Case> lost() {
        return Stream.of(
                new Case("an application", LostAnswerTest::application),
                new Case("a key's rotation", LostAnswerTest::rotation),
                new Case("a new key", LostAnswerTest::key),
                new Case("an ignored event", LostAnswerTest::ignored),
                new Case("a reassigned seat", LostAnswerTest::reassignment),
                new Case("a member's end", LostAnswerTest::farewell),
                new Case("the end of one's own membership", LostAnswerTest::ownFarewell),
                new Case("an organization's change", LostAnswerTest::change));
    }

    static Stream<Case> found() {
        return Stream.of(
                new Case("a subscription", LostAnswerTest::subscription),
                new Case("a subscription's change", () -> seats(8)),
                new Case("a seat", LostAnswerTest::seat),
                new Case("a name elsewhere", () -> named("PUT", "{\"externalOrgId\":\"after\"}")),
                new Case("the end of a name elsewhere", () -> named("DELETE", null)));
    }

    @ParameterizedTest
    @MethodSource
    void lost(Case example) {
        Request request = example.prepared().get();
        Answer first = request.send();
        int entries = entries();
        loseTheAnswer();
        Answer second = request.send();
        Answer third = request.send();

        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        assertThat(second.code()).as(second.text()).isEqualTo("idempotency-answer-lost");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(third.text()).isEqualTo(second.text());
        assertThat(third.header(IdempotencyFilter.REPLAYED)).isEqualTo("true");
        assertThat(entries()).isEqualTo(entries);
    }

    @ParameterizedTest
    @MethodSource
    void found(Case example) {
        Request request = example.prepared().get();
        Answer first = request.send();
        int entries = entries();
        loseTheAnswer();
        Answer second = request.send();

        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        assertThat(second.status()).as(second.text()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header(IdempotencyFilter.REPLAYED)).isEmpty();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void keepsTheRefusalThatTheOperationEndedWith() {
        Request request = seats(SEATS_THAT_ARE_REFUSED);
        Answer first = request.send();
        loseTheAnswer();

        assertThat(first.code()).isEqualTo("subscription-not-active");
        assertThat(request.send().code()).isEqualTo("subscription-not-active");
    }

    @Test
    void stillRefusesWhatNobodyHasDone() {
        Place place = TestSystem.place();
        String path = "/organizations/" + place.organization();
        Request request = new Request(place.as(Role.OWNER), "PATCH", path, "{\"name\":\"New\"}", "If-Match", "\"7\"");
        request.send();
        loseTheAnswer();

        assertThat(request.send().code()).isEqualTo("precondition-failed");
    }

    private static Request application() {
        String slug = "clinic-" + TestSystem.ROWS.id();
        return new Request(
                TestSystem.operator(), "POST", "/applications", "{\"slug\":\"" + slug + "\",\"name\":\"C\"}");
    }

    private static Request rotation() {
        String slug = "clinic-" + TestSystem.ROWS.id();
        TestHttp operator = TestSystem.operator();
        operator.post("/applications", "{\"slug\":\"" + slug + "\",\"name\":\"C\"}");
        String keys = "/applications/" + slug + "/api-keys";
        String key = operator.post(keys, "{\"name\":\"first\"}").at("/id");
        return new Request(operator, "POST", keys + "/" + key + "/rotate", "{\"overlapSeconds\":0}");
    }

    private static Request key() {
        String slug = "clinic-" + TestSystem.ROWS.id();
        TestSystem.operator().post("/applications", "{\"slug\":\"" + slug + "\",\"name\":\"C\"}");
        return new Request(
                TestSystem.operator(), "POST", "/applications/" + slug + "/api-keys", "{\"name\":\"second\"}");
    }

    private static Request ignored() {
        WebhookEventId id = TestSystem.OWNER.withHandle(handle -> handle.createQuery("""
            insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, priority, decisive, status, attempts, payload,
                                       received_at, settled_at)
            values ('stripe', 'acct_test', 'evt_' || gen_random_uuid(), false, 'test.lost', 5, false, 'QUARANTINED', 7, '', now(), now())
            returning inbox_seq
            """)
                .mapTo(long.class)
                .map(WebhookEventId::of)
                .one());
        return new Request(
                TestSystem.operator(), "POST", "/webhook-events/" + id + "/ignore", "{\"reason\":\"seen elsewhere\"}");
    }

    private static Request named(String method, @Nullable String body) {
        Place place = TestSystem.place();
        TestHttp owner = place.as(Role.OWNER);
        String organization = "/organizations/" + place.organization();
        String slug = "clinic-" + TestSystem.ROWS.id();
        TestSystem.operator().post("/applications", "{\"slug\":\"" + slug + "\",\"name\":\"C\"}");
        String path = organization + "/external-ids/" + slug;
        owner.put(path, "{\"externalOrgId\":\"before\"}");
        return new Request(
                owner, method, path, body, "If-Match", owner.get(organization).header("ETag"));
    }

    private static Request reassignment() {
        Place place = TestSystem.place();
        String seats = "/subscriptions/" + subscribed(place) + "/seats";
        String seat = place.as(Role.ADMIN).post(seats, "{\"userId\":\"one\"}").at("/id");
        return new Request(place.as(Role.ADMIN), "POST", seats + "/" + seat + "/reassign", "{\"userId\":\"two\"}");
    }

    private static Request farewell() {
        Place place = TestSystem.place();
        String path = "/organizations/" + place.organization() + "/members/" + place.user(Role.MEMBER);
        return new Request(place.as(Role.OWNER), "DELETE", path, null);
    }

    private static Request ownFarewell() {
        Place place = TestSystem.place();
        String members = "/organizations/" + place.organization() + "/members/";
        place.as(Role.OWNER).patch(members + place.user(Role.ADMIN), "{\"role\":\"OWNER\"}");
        return new Request(place.as(Role.OWNER), "DELETE", members + place.user(Role.OWNER), null);
    }

    private static Request change() {
        Place place = TestSystem.place();
        String path = "/organizations/" + place.organization();
        String tag = place.as(Role.OWNER).get(path).header("ETag");
        return new Request(place.as(Role.OWNER), "PATCH", path, "{\"name\":\"New\"}", "If-Match", tag);
    }

    private static Request subscription() {
        Place place = TestSystem.place();
        return new Request(place.as(Role.OWNER), "POST", "/subscriptions", place.terms(5, CARD));
    }

    private static Request seats(int seats) {
        Place place = TestSystem.place();
        String path = "/subscriptions/" + subscribed(place);
        TestHttp owner = place.as(Role.OWNER);
        String tag = owner.get(path).header("ETag");
        return new Request(owner, "PATCH", path, "{\"seats\":" + seats + "}", "If-Match", tag);
    }

    private static Request seat() {
        Place place = TestSystem.place();
        String seats = "/subscriptions/" + subscribed(place) + "/seats";
        return new Request(place.as(Role.ADMIN), "POST", seats, "{\"userId\":\"one\"}");
    }

    private static String subscribed(Place place) {
        return place.as(Role.OWNER).post("/subscriptions", place.terms(5, CARD)).at("/id");
    }

    private static void loseTheAnswer() {
        int lost = TestSystem.OWNER.withHandle(handle -> handle.execute("""
            update idempotency_key
               set answered_at = null, status = null, content_type = null, location = null, entity_tag = null, answer = null, leased_until = now()
            """));
        assertThat(lost).isOne();
    }

    private static int entries() {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery("select count(*) from audit_entry")
                .mapTo(int.class)
                .one());
    }
}
