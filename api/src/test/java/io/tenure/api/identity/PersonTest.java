package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is known of people, from their tokens alone. */
final class PersonTest {

    private static final Instant NOW = Instant.now();

    private final String user = "person-" + TestSystem.ROWS.id();
    private final String email = user + "@example.com";

    @Test
    void isKnownOnSightAndKeptInStep() {
        call(claims -> claims.claim("email", "A" + email).claim("name", "Ada\u0000 Lovelace"));
        assertThat(row()).isEqualTo("a" + email + " false Ada Lovelace");

        call(claims -> claims.claim("email", email).claim("email_verified", true));
        assertThat(row()).isEqualTo(email + " true Ada Lovelace");

        call(claims -> claims);
        assertThat(row()).isEqualTo(email + " true Ada Lovelace");
    }

    @Test
    void costsNothingWhileTheTokenSaysTheSame() {
        call(claims -> claims.claim("email", email));
        String written = text("select xmin::text from person where user_id = ?", user);

        call(claims -> claims.claim("email", email));
        call(claims -> claims.claim("email", email).issueTime(seconds(5)));

        assertThat(text("select xmin::text from person where user_id = ?", user))
                .isEqualTo(written);
    }

    @Test
    void believesTheTokenThatWasIssuedLast() {
        call(claims -> claims.claim("email", "new-" + email).issueTime(seconds(-10)));
        call(claims ->
                claims.claim("email", email).claim("email_verified", true).issueTime(seconds(-20)));

        assertThat(row()).startsWith("new-" + email + " false");
    }

    @Test
    void hasNoAddressThatAnotherLetterHides() {
        call(claims -> claims.claim("email", "\u212A" + email).claim("email_verified", true));

        assertThat(row()).isEqualTo("null false null");
    }

    /** What is stated and cannot be kept is still another address than the one before. */
    @ParameterizedTest
    @ValueSource(strings = {"\"n\\u00fc@example.com\"", "\"\"", "\"none\"", "7", "[\"a@example.com\"]"})
    void losesTheAddressThatItsTokenNoLongerStates(String stated) {
        call(claims ->
                claims.claim("email", email).claim("email_verified", true).issueTime(seconds(-20)));
        Object other = JsonMapper.shared().readValue(stated, Object.class);

        call(claims -> claims.claim("email", other).claim("email_verified", true));

        assertThat(row()).isEqualTo("null false null");
        assertThat(text("select count(*)::text from person where person_id = ? and user_id is null", invite()))
                .isEqualTo("1");
    }

    @Test
    void keepsItsAddressWhereAnOlderTokenStatesAnother() {
        call(claims -> claims.claim("email", email).claim("email_verified", true));

        call(claims -> claims.claim("email", "\u00fc@example.com").issueTime(seconds(-20)));

        assertThat(row()).isEqualTo(email + " true null");
    }

    @Test
    void claimsNothingWithAnAddressThatIsNotVerified() {
        Place place = TestSystem.place();
        PersonId expected = invite();
        seat(subscription(place), expected);

        call(claims -> claims.claim("email", email));
        call(claims -> claims.claim("email", email).claim("email_verified", "true"));

        assertThat(seats()).isZero();
        call(claims -> claims.claim("email", email).claim("email_verified", true));
        assertThat(seats()).isOne();
    }

    @Test
    void becomesThePersonWhoWasExpected() {
        PersonId expected = invite();

        call(claims -> claims.claim("email", email).claim("email_verified", true));

        assertThat(text("select person_id::text from person where user_id = ?", user))
                .isEqualTo(expected.value().toString());
        assertThat(invite()).isEqualTo(expected);
    }

    @Test
    void takesItsSeatsInTheSameStepAndNoOrganizationIsTold() {
        Place place = TestSystem.place();
        String subscription = subscription(place);
        call(claims -> claims);
        PersonId expected = invite();
        seat(subscription, expected);

        call(claims -> claims.claim("email", email).claim("email_verified", true));

        assertThat(seats()).isOne();
        assertThat(text("select count(*)::text from person where person_id = ?", expected))
                .isEqualTo("0");
        assertThat(text(
                        "select count(*)::text from audit_entry where action = 'seat.claim' and details like ?",
                        "%" + TestSystem.person(user) + "%"))
                .isEqualTo("0");
        assertThat(place.as(Role.OWNER)
                        .get("/subscriptions/" + subscription + "/seats")
                        .text())
                .contains(email)
                .doesNotContain("\"userId\":\"" + user);
    }

    @Test
    void leavesTheFirstRequestsKeyToTheRequest() {
        Place place = TestSystem.place();
        seat(subscription(place), invite());
        String token = TestSystem.ISSUER.token(
                user, claims -> claims.claim("email", email).claim("email_verified", true));

        TestSystem.API.as(token).post("/organizations", "{}", "Idempotency-Key", "k");

        assertThat(seats()).isOne();
        assertThat(text(
                        "select count(*)::text from idempotency_key where effect_lease is not null and created_at > ?",
                        NOW))
                .isEqualTo("0");
    }

    @Test
    void keepsOneSeatOfTwoOnceTheOrganizationKnowsThePerson() {
        Place place = TestSystem.place();
        String subscription = subscription(place);
        seat(subscription, invite());
        TestSystem.ROWS.seat(SubscriptionId.parse(subscription), user);

        call(claims -> claims.claim("email", email).claim("email_verified", true));
        assertThat(seats()).isEqualTo(2);

        place.as(Role.OWNER)
                .post(
                        "/organizations/" + place.organization() + "/members",
                        "{\"userId\":\"" + user + "\",\"role\":\"MEMBER\"}");
        TestSystem.as(user).get("/subscriptions/" + subscription);
        assertThat(seats()).isOne();
    }

    @Test
    void comesInAlsoWhereRowsOfOldNameTheAddressTwice() {
        Place place = TestSystem.place();
        String subscription = subscription(place);
        seat(subscription, invite());
        SeatId other = TestSystem.ROWS.seat(SubscriptionId.parse(subscription), user);
        TestSystem.OWNER.useHandle(
                handle -> handle.execute("update seat set named_email = ? where seat_id = ?", email, other));

        call(claims -> claims.claim("email", email).claim("email_verified", true));

        assertThat(seats()).isOne();
        assertThat(text("select (revoked_at is null)::text from seat where seat_id = ?", other))
                .isEqualTo("true");
    }

    @Test
    void isOnePersonHoweverManyRequestsComeFirst() throws InterruptedException, ExecutionException {
        seat(subscription(TestSystem.place()), invite());
        String token = TestSystem.ISSUER.token(
                user, claims -> claims.claim("email", email).claim("email_verified", true));
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> calls = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(
                            () -> TestSystem.API.as(token).get("/organizations").status()))
                    .toList();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        assertThat(seats()).isOne();
    }

    private void call(UnaryOperator<JWTClaimsSet.Builder> bend) {
        String token = TestSystem.ISSUER.token(user, bend);
        assertThat(TestSystem.API.as(token).get("/organizations").status()).isEqualTo(200);
    }

    private PersonId invite() {
        return TestSystem.DATABASE
                .jdbi()
                .inTransaction(handle -> handle.attach(PersonDao.class)
                        .invite(new EmailAddress(email), new PersonId(TestSystem.ROWS.id()), NOW)
                        .personId());
    }

    private static String subscription(Place place) {
        return place.as(Role.OWNER)
                .post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
    }

    private void seat(String subscription, PersonId person) {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "insert into seat (seat_id, subscription_id, person_id, named_email, assigned_at) values (?, ?, ?, ?,"
                        + " now())",
                TestSystem.ROWS.id(),
                SubscriptionId.parse(subscription),
                person,
                email));
    }

    /** Live ones of this person. */
    private int seats() {
        return Integer.parseInt(text("select count(*)::text from seat where user_id = ? and revoked_at is null", user));
    }

    private String row() {
        return text(
                "select coalesce(email, 'null') || ' ' || email_verified || ' ' || coalesce(name, 'null') from person"
                        + " where user_id = ?",
                user);
    }

    private static String text(String sql, Object parameter) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.select(sql, parameter).mapTo(String.class).one());
    }

    private static Date seconds(int fromNow) {
        return Date.from(NOW.plusSeconds(fromNow));
    }
}
