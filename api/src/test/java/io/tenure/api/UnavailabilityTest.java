package io.tenure.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.TestProxy;
import io.tenure.store.organization.Role;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers are told while a part is away. */
final class UnavailabilityTest {

    private static final String WITH_CARD = ",\"paymentMethodId\":\"pm_card_visa\"";

    @Test
    void acceptsNoChangesWithoutTemporalAndGoesOnReading() {
        try (RunningApi api = RunningApi.start(TestSystem.DATABASE, TestSystem.ISSUER.url(), "127.0.0.1:1")) {
            Place place = TestSystem.place();
            TestHttp owner = api.as(TestSystem.ISSUER.token(place.user(Role.OWNER)));

            isRefusedInTime(owner, place);
            assertThat(owner.get("/subscriptions?organizationId=" + place.organization())
                            .status())
                    .isEqualTo(200);
            assertThat(api.as(null).get("/health").at("/status")).isEqualTo("healthy");
        }
    }

    @Test
    void acceptsNoChangesThatNoWorkerTakes() {
        try (TestTemporal unattended = new TestTemporal();
                RunningApi api = RunningApi.start(
                        TestSystem.DATABASE,
                        TestSystem.ISSUER.url(),
                        unattended.address(),
                        "tenure.subscription.command.accepted-within=500ms")) {
            Place place = TestSystem.place();

            isRefusedInTime(api.as(TestSystem.ISSUER.token(place.user(Role.OWNER))), place);
        }
    }

    @Test
    void acceptsChangesAgainWhenTemporalIsBack() {
        int temporal = Integer.parseInt(TestSystem.TEMPORAL.address().replaceFirst(".*:", ""));
        try (TestProxy proxy = TestProxy.before(temporal);
                RunningApi api =
                        RunningApi.start(TestSystem.DATABASE, TestSystem.ISSUER.url(), "127.0.0.1:" + proxy.port())) {
            Place place = TestSystem.place();
            TestHttp owner = api.as(TestSystem.ISSUER.token(place.user(Role.OWNER)));
            proxy.stop();
            isRefusedInTime(owner, place);
            proxy.comeBack();
            long back = System.nanoTime();

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> owner.post("/subscriptions", place.terms(5, WITH_CARD))
                                    .status()
                            == 201);
            System.out.printf(
                    "TEMPORAL STOPPED: back to normal after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - back).toMillis());
        }
    }

    @Test
    void doesNothingLateThatItHasRefusedAndDoesItWhenAskedAgain() {
        Place place = TestSystem.place();
        String token = TestSystem.ISSUER.token(place.user(Role.OWNER));
        String refused;
        try (RunningApi api = RunningApi.start(TestSystem.DATABASE, TestSystem.ISSUER.url(), "127.0.0.1:1")) {
            refused = api.as(token)
                    .post("/subscriptions", place.terms(5, WITH_CARD), "Idempotency-Key", "k")
                    .at("/operationId");
            Answer operation = api.as(token).get("/operations/" + refused);

            assertThat(operation.at("/status")).isEqualTo("FAILED");
            assertThat(operation.at("/problem/code")).isEqualTo("workflows-unavailable");
        }

        TestHttp owner = TestSystem.API.as(token);
        Answer again = owner.post("/subscriptions", place.terms(5, WITH_CARD), "Idempotency-Key", "k");

        assertThat(again.status()).isEqualTo(201);
        assertThat(owner.get("/operations/" + refused).at("/status")).isEqualTo("DONE");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void saysThatTheDatabaseIsAway() {
        try (RunningApi api = RunningApi.start(
                TestSystem.DATABASE,
                TestSystem.ISSUER.url(),
                "127.0.0.1:1",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/tenure")) {
            Answer health = api.as(null).get("/health");
            Answer list = api.as(TestSystem.ISSUER.token("user_1")).get("/organizations");

            assertThat(health.status()).isEqualTo(503);
            assertThat(health.at("/status")).isEqualTo("unhealthy");
            assertThat(health.at("/services/database/status")).isEqualTo("unhealthy");
            assertThat(list.status()).isEqualTo(503);
            assertThat(list.code()).isEqualTo("database-unavailable");
            assertThat(list.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void tellsMonitorsThatItIsWell() {
        Answer health = TestSystem.API.as(null).get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.at("/services/database/status")).isEqualTo("healthy");
        assertThat(health.json().at("/services/database/responseTime").isNumber())
                .isTrue();
        assertThat(health.json().at("/system").propertyNames())
                .containsExactlyInAnyOrder("worker", "version", "environment");
    }

    private static void isRefusedInTime(TestHttp owner, Place place) {
        long start = System.nanoTime();
        Answer answer = owner.post("/subscriptions", place.terms(5, WITH_CARD));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("workflows-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.at("/operationId")).startsWith("op_");
        assertThat(taken).isLessThan(Duration.ofSeconds(8));
    }
}
