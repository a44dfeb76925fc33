package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class MemberTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String organization = "/organizations/" + place.organization();
    private final String path = organization + "/members";
    private final String user = "joiner-" + TestSystem.ROWS.id();
    private final String email = user + "@example.com";

    @Test
    void joinsByUserIdWithARole() {
        Answer added = add("userId", user, "ADMIN");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("/id")).isEqualTo(user);
        assertThat(TestSystem.as(user).get(path).json().at("/data").size()).isEqualTo(5);
        assertThat(add("userId", user, "ADMIN").status()).isEqualTo(201);
        assertThat(add("userId", user, "MEMBER").code()).isEqualTo("member-exists");
    }

    @Test
    void joinsByEmailWhenSeenWithTheVerifiedAddress() {
        Answer expected = add("email", email, "BILLING_ADMIN");
        assertThat(expected.at("/id")).startsWith("person_");
        assertThat(expected.json().at("/userId").isNull()).isTrue();

        assertThat(seen(false).get(path).status()).isEqualTo(404);
        assertThat(seen(true).get(path).status()).isEqualTo(200);

        Answer known = owner.get(path + "?startingAfter=" + place.user(Role.OWNER));
        assertThat(known.text()).contains("\"userId\":\"" + user + "\"").doesNotContain(expected.at("/id"));
    }

    @Test
    void isFoundByAnAddressThatTheOrganizationKnows() {
        add("email", email, "ADMIN");
        seen(true).get(path);

        assertThat(add("email", email.toUpperCase(Locale.ROOT), "ADMIN").at("/userId"))
                .isEqualTo(user);
        assertThat(add("email", email, "MEMBER").code()).isEqualTo("member-exists");
    }

    @Test
    void isNamedOnceAndToldOfAllFaultsTogether() {
        Answer twice = owner.post(path, "{\"userId\":\"a\",\"email\":\"b@c.de\"}");
        Answer never = owner.post(path, "{}");
        Answer wrong = owner.post(path, "{\"userId\":\"a\",\"email\":\"b\",\"role\":\"MEMBER\"}");

        assertThat(faults(twice)).containsExactlyInAnyOrder("/email ambiguous", "/role required");
        assertThat(faults(never)).containsExactlyInAnyOrder("/userId required", "/role required");
        assertThat(faults(wrong)).containsExactlyInAnyOrder("/email ambiguous", "/email invalid");
    }

    private static List<String> faults(Answer answer) {
        return answer.json()
                .at("/errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }

    @Test
    void showsNoAddressToTheStaff() {
        add("email", email, "ADMIN");

        assertThat(owner.get(path).text()).contains(email);
        for (TestHttp staff : List.of(TestSystem.support(), TestSystem.operator())) {
            assertThat(staff.get(path).text()).contains("person_").doesNotContain(email);
        }
        Answer named = TestSystem.operator()
                .post(path, "{\"email\":\"%s\",\"role\":\"ADMIN\"}".formatted(email), "X-Reason", "ticket 7");
        assertThat(named.status()).isEqualTo(201);
        assertThat(named.json().at("/email").isNull()).isTrue();
    }

    @Test
    void staysAnIdToWhoKnewNothingElse() {
        seen(true).get("/organizations");
        Answer named = add("userId", user, "MEMBER");

        assertThat(named.status()).isEqualTo(201);
        assertThat(named.text() + owner.get(path).text()).contains(user).doesNotContain(email);
        assertThat(owner.delete(path + "/" + user).status()).isEqualTo(204);
        assertThat(add("email", email, "MEMBER").at("/email")).isEqualTo(email);
    }

    @Test
    void isNoMemberAfterTheInvitationWasTakenBack() {
        String id = add("email", email, "ADMIN").at("/id");

        assertThat(owner.patch(path + "/" + id, "{\"role\":\"MEMBER\"}").at("/role"))
                .isEqualTo("MEMBER");
        assertThat(owner.delete(path + "/" + id).status()).isEqualTo(204);
        assertThat(seen(true).get(path).status()).isEqualTo(404);
    }

    @Test
    void isNamedByOneThingAndHasARoleThatExists() {
        assertThat(owner.post(path, "{\"role\":\"ADMIN\"}").at("/errors/0/code"))
                .isEqualTo("required");
        assertThat(owner.post(path, "{\"userId\":\"a\",\"email\":\"%s\",\"role\":\"ADMIN\"}".formatted(email))
                        .at("/errors/0/code"))
                .isEqualTo("ambiguous");
        assertThat(add("email", "nobody", "ADMIN").at("/errors/0/pointer")).isEqualTo("/email");
        assertThat(add("userId", user, "KING").status()).isEqualTo(400);
    }

    @Test
    void seesOneselfOnlyAsAMember() {
        Answer list = place.as(Role.MEMBER).get(path);

        assertThat(list.json().at("/data").size()).isOne();
        assertThat(list.at("/data/0/id")).isEqualTo(place.user(Role.MEMBER));
        assertThat(place.as(Role.ADMIN).get(path).json().at("/data").size()).isEqualTo(4);
        assertThat(TestSystem.support().get(path).json().at("/data").size()).isEqualTo(4);
    }

    @Test
    void listsAPageAtATimeAlsoOverThoseWhoAreExpected() {
        add("email", email, "ADMIN");
        StringBuilder seen = new StringBuilder();
        String after = "";
        Answer page;
        do {
            page = owner.get(path + "?limit=2" + after);
            page.json()
                    .at("/data")
                    .forEach(
                            member -> seen.append(member.at("/role").asString()).append(' '));
            after = "&startingAfter="
                    + page.at("/data/" + (page.json().at("/data").size() - 1) + "/id");
        } while (page.json().at("/hasMore").asBoolean());

        assertThat(seen).hasToString("ADMIN BILLING_ADMIN MEMBER OWNER ADMIN ");
    }

    @Test
    void leavesByOneselfButRemovesNobodyElse() {
        TestHttp member = place.as(Role.MEMBER);

        assertThat(member.delete(path + "/" + place.user(Role.ADMIN)).code()).isEqualTo("role-not-sufficient");
        assertThat(member.delete(path + "/" + place.user(Role.MEMBER)).status()).isEqualTo(204);
        assertThat(member.get(path).status()).isEqualTo(404);
        assertThat(TestSystem.stranger().delete(path + "/stranger").code()).isEqualTo("not-found");
    }

    @Test
    void isAnOwnerAsLongAsThereIsNoOther() {
        String last = path + "/" + place.user(Role.OWNER);

        assertThat(owner.delete(last).code()).isEqualTo("last-owner");
        assertThat(owner.patch(last, "{\"role\":\"ADMIN\"}").code()).isEqualTo("last-owner");
        add("email", email, "OWNER");
        assertThat(owner.delete(last).code()).isEqualTo("last-owner");
        owner.patch(path + "/" + place.user(Role.ADMIN), "{\"role\":\"OWNER\"}");
        assertThat(owner.delete(last).status()).isEqualTo(204);
    }

    @Test
    void losesAllSeatsWithTheMembership() {
        String subscription = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        TestSystem.ROWS.seat(SubscriptionId.parse(subscription), place.user(Role.MEMBER));
        TestSystem.ROWS.seat(SubscriptionId.parse(subscription), place.user(Role.ADMIN));

        owner.delete(path + "/" + place.user(Role.MEMBER));

        Answer seats = owner.get("/subscriptions/" + subscription + "/seats");
        assertThat(seats.json().at("/data").size()).isOne();
        assertThat(seats.at("/data/0/userId")).isEqualTo(place.user(Role.ADMIN));
        assertThat(actions()).contains("member.remove", "seat.revoke");
        assertThat(owner.get("/organizations/" + place.organization() + "/audit?action=seat.revoke")
                        .at("/data/0/details/personId"))
                .isEqualTo(TestSystem.person(place.user(Role.MEMBER)));
    }

    @Test
    void isAPartOfItsOrganization() {
        List<Long> revisions = new ArrayList<>();
        revisions.add(revision());
        add("userId", user, "ADMIN");
        revisions.add(revision());
        String person = add("email", email, "ADMIN").at("/id");
        revisions.add(revision());
        for (String id : List.of(user, person)) {
            owner.patch(path + "/" + id, "{\"role\":\"MEMBER\"}");
            revisions.add(revision());
            owner.delete(path + "/" + id);
            revisions.add(revision());
        }
        TestHttp leaving = place.as(Role.MEMBER);
        leaving.delete(path + "/" + place.user(Role.MEMBER));
        revisions.add(revision());
        assertThat(revisions).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);

        add("userId", place.user(Role.ADMIN), "ADMIN");
        owner.patch(path + "/" + place.user(Role.ADMIN), "{\"role\":\"ADMIN\"}");
        assertThat(revision()).as("what changes nothing").isEqualTo(7);
    }

    @Test
    void changesForWhoKnowsTheOrganization() {
        String tag = owner.get(organization).header("ETag");
        String member = path + "/" + place.user(Role.MEMBER);

        Answer changed = owner.send("PATCH", member, "{\"role\":\"ADMIN\"}", "If-Match", tag);
        Answer stale = owner.send("PATCH", member, "{\"role\":\"BILLING_ADMIN\"}", "If-Match", tag);
        Answer kept = owner.send("DELETE", member, null, "If-Match", tag);
        Answer removed = owner.send(
                "DELETE", member, null, "If-Match", owner.get(organization).header("ETag"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(stale.code()).isEqualTo("precondition-failed");
        assertThat(kept.code()).isEqualTo("precondition-failed");
        assertThat(removed.status()).isEqualTo(204);
    }

    @Test
    void changesForOneOfManyWhoKnowTheSame() throws Exception {
        String tag = owner.get(organization).header("ETag");
        List<Callable<Integer>> changes = new ArrayList<>();
        for (Role member : List.of(Role.MEMBER, Role.ADMIN, Role.BILLING_ADMIN)) {
            String one = path + "/" + place.user(member);
            changes.add(() -> owner.send("PATCH", one, "{\"role\":\"OWNER\"}", "If-Match", tag)
                    .status());
            changes.add(() -> owner.send("DELETE", one, null, "If-Match", tag).status());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : callers.invokeAll(changes)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status != 412)).hasSize(1).containsAnyOf(200, 204);
    }

    private long revision() {
        return owner.get(organization).json().at("/revision").asLong();
    }

    private List<String> actions() {
        return TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select action from audit_entry where organization_id = ? and sequence > 1",
                        place.organization())
                .mapTo(String.class)
                .list());
    }

    private Answer add(String field, String value, String role) {
        return owner.post(path, "{\"%s\":\"%s\",\"role\":\"%s\"}".formatted(field, value, role));
    }

    private TestHttp seen(boolean verified) {
        return TestSystem.API.as(TestSystem.ISSUER.token(
                user, claims -> claims.claim("email", email).claim("email_verified", verified)));
    }
}
