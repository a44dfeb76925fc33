package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every kind of fault that the contract names. */
final class FaultsTest {
    private Fixture fixture;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        fixture = new Fixture(state);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void answersAnErrorWithoutExecuting() throws Exception {
        fault("POST /v1/customers", "error", 1);

        Fixture.Response response = fixture.post("/v1/customers", "name=a");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.error().path("type").asString()).isEqualTo("api_error");
        assertThat(customers()).isZero();
    }

    @Test
    void keepsSilentWithoutExecuting() throws Exception {
        fault("POST /v1/customers", "timeout", 1);

        assertThatThrownBy(() -> fixture.send(impatient())).isInstanceOf(HttpTimeoutException.class);
        awaitFired();

        assertThat(customers()).isZero();
        assertThat(fixture.send(request().build()).status()).isEqualTo(200);
    }

    @Test
    void executesAndKeepsSilent() throws Exception {
        fault("POST /v1/customers", "execute-and-timeout", 1);

        assertThatThrownBy(() -> fixture.send(impatient())).isInstanceOf(HttpTimeoutException.class);
        awaitFired();

        await().untilAsserted(() -> assertThat(customers()).isEqualTo(1));
        assertThat(fixture.send(request().build()).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void executesLateAfterTheClientHasGivenUp() throws Exception {
        late(3_000);

        assertThatThrownBy(() -> fixture.send(impatient())).isInstanceOf(HttpTimeoutException.class);
        Fixture.Response meanwhile = fixture.send(request().build());
        int made = customers();
        await().until(() -> customers() == 1);
        Fixture.Response afterwards = fixture.send(request().build());

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.error().path("code").asString()).isEqualTo("idempotency_key_in_use");
        assertThat(made).isZero();
        assertThat(afterwards.status()).isEqualTo(200);
        assertThat(afterwards.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void answersLateToWhoeverStillWaits() throws Exception {
        late(500);

        assertThat(fixture.send(request().build()).status()).isEqualTo(200);
        assertThat(fixture.send(request().build()).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void answersAtOnceWhatAKeyHasAnsweredBefore() throws Exception {
        fixture.send(request().build());
        late(60_000);

        assertThat(fixture.send(impatient()).header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void doesNotExecuteLateWhatItsOwnEndInterrupts() throws Exception {
        late(60_000);
        assertThatThrownBy(() -> fixture.send(impatient())).isInstanceOf(HttpTimeoutException.class);
        awaitFired();

        fixture.restart();

        assertThat(customers()).isZero();
        assertThat(fixture.send(request().build()).header("Idempotent-Replayed"))
                .isNull();
    }

    @Test
    void breaksTheConnection() throws Exception {
        fault("POST /v1/customers", "reset", 1);

        assertThatThrownBy(() -> fixture.send(request().build()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);

        assertThat(customers()).isZero();
    }

    @Test
    void limitsTheRate() throws Exception {
        fault("GET /v1/customers*", "rate-limit", 1);

        Fixture.Response response = fixture.get("/v1/customers/cus_1");

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Stripe-Rate-Limited-Reason")).isEqualTo("global-rate");
    }

    @Test
    void firesAsOftenAsItsRateAndCountSay() throws Exception {
        fixture.post("/_control/faults", """
            {"match":"GET /v1/customers","kind":"error","rate":0.5,"count":20}
            """);
        int failures = 0;
        for (int i = 0; i < 200; i++) {
            failures += fixture.get("/v1/customers").status() == 500 ? 1 : 0;
        }

        assertThat(failures).isEqualTo(20);
        assertThat(faults().get(0).path("fired").asInt()).isEqualTo(20);
    }

    @Test
    void failsWhatMatchesAndNothingElse() throws Exception {
        fault("GET /v1/subscriptions/*", "error", 100);

        assertThat(fixture.get("/v1/subscriptions/sub_1").status()).isEqualTo(500);
        assertThat(fixture.get("/v1/subscriptions").status()).isEqualTo(200);
        assertThat(fixture.get("/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void keepsFaultsOverARestartUntilTheyAreCleared() throws Exception {
        fault("GET /v1/customers", "error", 100);
        fixture.restart();
        assertThat(fixture.get("/v1/customers").status()).isEqualTo(500);

        fixture.send(fixture.request("/_control/faults").DELETE().build());

        assertThat(faults()).isEmpty();
        assertThat(fixture.get("/v1/customers").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"error\"}",
                "{\"match\":\"*\",\"kind\":\"earthquake\"}",
                "{\"match\":\"*\",\"kind\":\"error\",\"rate\":2}",
                "{\"match\":\"*\",\"kind\":\"execute-late\",\"delayMs\":-1}",
                "no json"
            })
    void refusesWhatItCannotMean(String body) throws Exception {
        assertThat(fixture.post("/_control/faults", body).status()).isEqualTo(400);
    }

    /** For the answer that does not come. */
    private HttpRequest impatient() {
        return request().timeout(Duration.ofMillis(700)).build();
    }

    private HttpRequest.Builder request() {
        return fixture.authorized("/v1/customers")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString("name=a"));
    }

    private void awaitFired() {
        await().untilAsserted(
                        () -> assertThat(faults().get(0).path("fired").asInt()).isEqualTo(1));
    }

    private void fault(String match, String kind, int count) throws IOException, InterruptedException {
        String body = "{\"match\":\"%s\",\"kind\":\"%s\",\"count\":%d}".formatted(match, kind, count);
        assertThat(fixture.post("/_control/faults", body).status()).isEqualTo(201);
    }

    private void late(int delayMs) throws IOException, InterruptedException {
        String body = "{\"match\":\"POST /v1/customers\",\"kind\":\"execute-late\",\"count\":1,\"delayMs\":%d}"
                .formatted(delayMs);
        assertThat(fixture.post("/_control/faults", body).status()).isEqualTo(201);
    }

    private JsonNode faults() throws IOException, InterruptedException {
        return fixture.get("/_control/faults").json().path("data");
    }

    private int customers() throws IOException, InterruptedException {
        return fixture.get("/v1/customers").json().path("data").size();
    }
}
