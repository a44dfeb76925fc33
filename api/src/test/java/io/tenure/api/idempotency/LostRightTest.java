package io.tenure.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import org.junit.jupiter.api.Test;

/** A repeat is answered as the first, as long as its caller may see the answer; and what was refused for how it was sent may be sent better. */
final class LostRightTest {

    private static final String[] KEY = {IdempotencyFilter.KEY, "k"};

    private final Place place = TestSystem.place();

    @Test
    void showsNoSecretToWhoIsNoOperatorAnyMore() {
        String operator = "passing-operator-" + place.suffix();
        String role = "/platform-roles/" + operator + "/operator";
        TestSystem.operator().send("PUT", role, "{}", "X-Reason", "for the day");
        String slug = "clinic-" + place.suffix();
        TestSystem.operator().post("/applications", "{\"slug\":\"" + slug + "\",\"name\":\"C\"}");
        String path = "/applications/" + slug + "/api-keys";

        Answer first = TestSystem.as(operator).post(path, "{\"name\":\"first\"}", KEY);
        Answer repeat = TestSystem.as(operator).post(path, "{\"name\":\"first\"}", KEY);
        TestSystem.operator().send("DELETE", role, null, "X-Reason", "the day is over");
        Answer late = TestSystem.as(operator).post(path, "{\"name\":\"first\"}", KEY);

        assertThat(first.at("/key")).as(first.text()).startsWith("tk_");
        assertThat(repeat.code()).as(repeat.text()).isEqualTo("idempotency-answer-lost");
        assertThat(late.code()).as(late.text()).isEqualTo("idempotency-answer-lost");
        assertThat(late.text()).doesNotContain(first.at("/key"));
    }

    /** The body names the organization: the gate is asked while the body is read. */
    @Test
    void showsNoSubscriptionToWhoIsNoMemberAnyMore() {
        String terms = place.terms(2, ",\"paymentMethodId\":\"pm_card_visa\"");
        TestHttp admin = place.as(Role.BILLING_ADMIN);

        Answer first = admin.post("/subscriptions", terms, KEY);
        Answer repeat = admin.post("/subscriptions", terms, KEY);
        place.as(Role.OWNER)
                .delete("/organizations/" + place.organization() + "/members/" + place.user(Role.BILLING_ADMIN));
        Answer late = admin.post("/subscriptions", terms, KEY);

        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("idempotency-answer-lost").doesNotContain(first.at("/id"));
    }

    @Test
    void tellsWhoHasArchivedThatItIsDone() {
        String path = "/organizations/" + place.organization() + "/archive";

        Answer first = place.as(Role.OWNER).post(path, "{\"reason\":\"over\"}", KEY);
        Answer repeat = place.as(Role.OWNER).post(path, "{\"reason\":\"over\"}", KEY);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.header(IdempotencyFilter.REPLAYED)).isEqualTo("true");
    }

    @Test
    void tellsWhoHasLeftThatItIsDone() {
        String path = "/organizations/" + place.organization() + "/members/" + place.user(Role.MEMBER);

        Answer first = place.as(Role.MEMBER).send("DELETE", path, null, KEY);
        Answer repeat = place.as(Role.MEMBER).send("DELETE", path, null, KEY);

        assertThat(first.status()).isEqualTo(204);
        assertThat(repeat.status()).isEqualTo(204);
        assertThat(repeat.header(IdempotencyFilter.REPLAYED)).isEqualTo("true");
    }

    @Test
    void takesTheSameRequestWithTheReasonThatWasMissing() {
        String path = "/organizations/" + place.organization() + "/members/" + place.user(Role.MEMBER);

        Answer without = TestSystem.operator().send("DELETE", path, null, KEY);
        Answer with = TestSystem.operator().send("DELETE", path, null, KEY[0], KEY[1], "X-Reason", "asked to");

        assertThat(without.status()).isEqualTo(400);
        assertThat(with.status()).isEqualTo(204);
    }

    @Test
    void takesTheSameRequestWithTheTagThatIsFresh() {
        String path = "/organizations/" + place.organization();
        String tag = place.as(Role.OWNER).get(path).header("ETag");

        Answer stale =
                place.as(Role.OWNER).send("PATCH", path, "{\"name\":\"New\"}", KEY[0], KEY[1], "If-Match", "\"77\"");
        Answer fresh = place.as(Role.OWNER).send("PATCH", path, "{\"name\":\"New\"}", KEY[0], KEY[1], "If-Match", tag);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(fresh.status()).isEqualTo(200);
    }

    @Test
    void takesTheSameRequestOfWhoHasTheRoleByNow() {
        String member = place.user(Role.MEMBER);
        String path = "/organizations/" + place.organization();

        Answer before = place.as(Role.MEMBER).send("PATCH", path, "{\"name\":\"Mine\"}", KEY);
        place.as(Role.OWNER).patch(path + "/members/" + member, "{\"role\":\"OWNER\"}");
        Answer after = place.as(Role.MEMBER).send("PATCH", path, "{\"name\":\"Mine\"}", KEY);

        assertThat(before.status()).isEqualTo(403);
        assertThat(after.status()).isEqualTo(200);
    }
}
