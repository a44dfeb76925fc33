package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import org.junit.jupiter.api.Test;

/** An archived organization is read and left to its end, and nothing else. */
final class ArchiveTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String path = "/organizations/" + place.organization();

    @Test
    void endsOnce() {
        Answer first = owner.post(path + "/archive", null);
        Answer second = owner.post(path + "/archive", null);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.at("/archivedAt")).isNotEmpty();
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(archivings()).isOne();
    }

    @Test
    void refusesEveryChangeAfterwards() {
        String subscription = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        owner.post(path + "/archive", null);

        assertRefused(owner.patch(path, "{\"name\":\"x\"}"));
        assertRefused(TestSystem.operator().patch(path, "{\"name\":\"x\"}"));
        assertRefused(owner.put(path + "/external-ids/nowhere", "{\"externalOrgId\":\"x\"}"));
        assertRefused(owner.post(path + "/members", "{\"userId\":\"x\",\"role\":\"ADMIN\"}"));
        assertRefused(owner.delete(path + "/members/" + place.user(Role.MEMBER)));
        assertRefused(owner.post("/subscriptions", place.terms(5, "")));
        assertRefused(owner.post("/subscriptions/" + subscription + "/seats", "{\"userId\":\"x\"}"));
        assertThat(owner.get(path).status()).isEqualTo(200);
        assertThat(owner.get("/subscriptions/" + subscription).status()).isEqualTo(200);
    }

    @Test
    void letsASubscriptionBeCanceled() {
        String subscription = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        owner.post(path + "/archive", null);

        assertThat(owner.post("/subscriptions/" + subscription + "/cancellation", "{\"at\":\"now\"}")
                        .status())
                .isEqualTo(201);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("organization-archived");
    }

    private int archivings() {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select count(*) from audit_entry where organization_id = :id and action ="
                                + " 'organization.archive'")
                        .bind("id", place.organization())
                        .mapTo(int.class)
                        .one());
    }
}
