package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who names a person by e-mail learns nothing but the address as it was typed, until that person has made a call of their own there. */
final class AddressAsTypedTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String organization = "/organizations/" + place.organization();
    private final String members = organization + "/members";
    private final String user = "known-" + TestSystem.ROWS.id();
    private final String known = user + "@example.com";
    private final String unknown = "other-" + TestSystem.ROWS.id() + "@example.com";

    @Test
    void answersAlikeWhetherTheAddressIsKnownOrNot() {
        person(known).get("/organizations");

        Answer one = add(known);
        Answer other = add(unknown);

        assertThat(one.status()).isEqualTo(other.status()).isEqualTo(201);
        assertThat(shape(one, known)).isEqualTo(shape(other, unknown));
        assertThat(shape(add(known), known)).isEqualTo(shape(add(unknown), unknown));
        assertThat(one.at("/id")).isNotEqualTo(TestSystem.person(user));
        assertSaysNothing();
    }

    @Test
    void answersAlikeForSeats() {
        person(known).get("/organizations");
        String seats = "/subscriptions/" + subscription() + "/seats";
        owner.post(seats, "{\"userId\":\"" + user + "\"}");

        Answer one = owner.post(seats, "{\"email\":\"" + known + "\"}");
        Answer other = owner.post(seats, "{\"email\":\"" + unknown + "\"}");

        assertThat(one.status()).isEqualTo(201);
        assertThat(shape(one, known)).isEqualTo(shape(other, unknown));
        assertThat(owner.get(seats).json().at("/data")).hasSize(3);
        assertThat(one.json().at("/userId").isNull()).isTrue();
        assertSaysNothing();
    }

    @Test
    void followsNoLaterAddress() {
        person(known).get("/organizations");
        add(known);
        person("later-" + known).get("/organizations");

        assertThat(owner.get(members).text()).contains("\"" + known + "\"").doesNotContain("later-");
    }

    @Test
    void isNobodyByTheIdOfTheUserWhoIsBehindIt() {
        person(known).get("/organizations");
        add(known);

        assertThat(owner.patch(members + "/" + user, "{\"role\":\"MEMBER\"}").status())
                .isEqualTo(404);
        assertThat(owner.delete(members + "/" + user).status()).isEqualTo(404);
        assertThat(owner.post(members, "{\"userId\":\"" + user + "\",\"role\":\"MEMBER\"}")
                        .status())
                .isEqualTo(201);
        assertThat(owner.get(members).json().at("/data")).hasSize(6);
    }

    @Test
    void isAPersonFromTheFirstCallOfTheirOwnOn() {
        String id = add(known).at("/id");
        person(known).get("/organizations");
        assertThat(owner.get(members).text()).contains(id).doesNotContain("\"userId\":\"" + user);

        assertThat(person(known).get(organization).status()).isEqualTo(200);

        assertThat(owner.get(members).text())
                .contains("\"userId\":\"" + user + "\"", "Zebediah")
                .doesNotContain(id);
        assertThat(owner.get(organization + "/audit?action=member.claim").at("/data/0/actorId"))
                .isEqualTo(TestSystem.person(user));
        assertThat(owner.get(organization + "/audit?action=member.claim").at("/data/0/details/expectedMemberId"))
                .isEqualTo(id)
                .isEqualTo(owner.get(organization + "/audit?action=member.add").at("/data/0/subjectId"));
    }

    @Test
    void isNobodyWhoseAddressItWasOnce() {
        person(known).get("/organizations");
        add(known);
        String seat = seat(subscription());
        TestHttp moved = person("later-" + known);

        assertThat(ids(moved.get("/organizations"))).isEmpty();
        assertThat(moved.get(organization).status()).isEqualTo(404);

        TestHttp heir = person("heir-" + user, known);
        assertThat(ids(heir.get("/users/me/seats"))).containsExactly(seat);
        assertThat(ids(moved.get("/users/me/seats"))).isEmpty();
        assertThat(heir.get(organization).status()).isEqualTo(200);
    }

    @Test
    void isWhoVerifiedTheAddressLast() {
        TestHttp first = person(known);
        first.get("/organizations");
        add(known);
        String seat = seat(subscription());
        TestHttp last = person("heir-" + user, known);

        assertThat(ids(last.get("/users/me/seats"))).containsExactly(seat);
        assertThat(ids(first.get("/users/me/seats"))).isEmpty();
        assertThat(first.get(organization).status()).isEqualTo(404);
        assertThat(ids(last.get("/organizations")))
                .containsExactly(place.organization().toString());
    }

    /** The version of a UUID is the fifteenth character of its text. */
    @Test
    void tellsByNoIdWhenThePersonWasNamedFirst() {
        add(unknown);
        owner.post("/subscriptions/" + subscription() + "/seats", "{\"email\":\"" + known + "\"}");
        owner.post(members, "{\"userId\":\"" + user + "\",\"role\":\"MEMBER\"}");

        List<String> versions = TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select substr(person_id::text, 15, 1) from person where email in (?, ?) or user_id = ?",
                        unknown,
                        known,
                        user)
                .mapTo(String.class)
                .list());
        assertThat(versions).containsExactly("4", "4", "4");
    }

    @Test
    void learnsEverySeatAndOrganizationThatNamesItAndLeaves() {
        String subscription = subscription();
        add(known);
        String seat = seat(subscription);
        TestHttp person = person(known);

        assertThat(ids(person.get("/organizations")))
                .containsExactly(place.organization().toString());
        assertThat(ids(person.get("/users/me/seats"))).containsExactly(seat);
        assertThat(person.get("/users/me/seats").at("/data/0/organizationId"))
                .isEqualTo(place.organization().toString());
        assertThat(TestSystem.stranger().delete("/users/me/seats/" + seat).status())
                .isEqualTo(204);
        assertThat(ids(person.get("/users/me/seats"))).containsExactly(seat);

        assertThat(person.delete("/users/me/seats/" + seat).status()).isEqualTo(204);
        assertThat(person.delete("/users/me/seats/" + seat).status()).isEqualTo(204);
        assertThat(ids(person.get("/users/me/seats"))).isEmpty();
        assertThat(person.delete(members + "/" + user).status()).isEqualTo(204);
        assertThat(ids(person.get("/organizations"))).isEmpty();
    }

    private void assertSaysNothing() {
        String told =
                owner.get(members + "?startingAfter=" + place.user(Role.OWNER)).text()
                        + owner.get(organization + "/audit?action=member.add").text()
                        + owner.get(organization + "/audit/export").text();
        assertThat(told).doesNotContain("Zebediah").doesNotContain("\"" + user + "\"");
    }

    private Answer add(String email) {
        return owner.post(members, "{\"email\":\"" + email + "\",\"role\":\"ADMIN\"}");
    }

    private String subscription() {
        return owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
    }

    private String seat(String subscription) {
        return owner.post("/subscriptions/" + subscription + "/seats", "{\"email\":\"" + known + "\"}")
                .at("/id");
    }

    private TestHttp person(String email) {
        return person(user, email);
    }

    private static TestHttp person(String subject, String email) {
        return TestSystem.API.as(TestSystem.ISSUER.token(
                subject,
                claims -> claims.claim("email", email)
                        .claim("email_verified", true)
                        .claim("name", "Zebediah")));
    }

    /** Without what is one's own in each. */
    private static String shape(Answer answer, String email) {
        return answer.text()
                .replace(email, "ADDRESS")
                .replaceAll("(person|seat)_[0-9a-z]{26}", "ID")
                .replaceAll("\"[0-9-]+T[0-9:.]+Z\"", "NOW");
    }

    private static List<String> ids(Answer list) {
        return list.json().at("/data").findValuesAsString("id");
    }
}
