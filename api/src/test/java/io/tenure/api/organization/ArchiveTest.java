package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An archived organization is read and left to its end, and nothing else. */
final class ArchiveTest {

    private static final int ROUNDS = 25;
    private static final int AT_ONCE = 7;

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

    /** What is archived is opened again by the database's owner, so that one place is enough for many rounds. */
    @Test
    void isNeverInTheWayOfWhoAssignsSeats() throws Exception {
        String subscription = owner.post("/subscriptions", place.terms(500, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        for (int round = 0; round < ROUNDS; round++) {
            TestSystem.OWNER.useHandle(handle -> handle.execute(
                    "update organization set archived_at = null where organization_id = ?", place.organization()));
            List<Callable<Answer>> calls = new ArrayList<>(List.of(() -> owner.post(path + "/archive", null)));
            for (int seat = 0; seat < AT_ONCE; seat++) {
                String body = "{\"userId\":\"user_" + round + "_" + seat + "\"}";
                calls.add(() -> owner.post("/subscriptions/" + subscription + "/seats", body));
            }
            Collections.rotate(calls, round);
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(callers.invokeAll(calls).stream().map(Future::resultNow))
                        .allSatisfy(answer ->
                                assertThat(answer.status()).as(answer.text()).isIn(200, 201, 409));
            }
        }
        assertThat(archivings()).isEqualTo(ROUNDS);
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
