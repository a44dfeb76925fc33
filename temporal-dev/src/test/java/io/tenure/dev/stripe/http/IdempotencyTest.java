package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.http.StandInSettings.Limits;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule 34, line by line. */
final class IdempotencyTest {
    private Fixture fixture;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        fixture = new Fixture(state, new Limits(25, Duration.ofSeconds(20), 42));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void replaysTheFirstAnswer() throws Exception {
        Fixture.Response first = fixture.post("/v1/customers", "name=a&email=b", "k");
        Fixture.Response second = fixture.post("/v1/customers", "name=a&email=b", "k");

        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void replaysADecline() throws Exception {
        String customer = fixture.post("/v1/customers", "name=a").id();
        String attach = "/v1/payment_methods/pm_card_visa_chargeDeclinedStolenCard/attach";

        Fixture.Response first = fixture.post(attach, "customer=" + customer, "k");
        Fixture.Response second = fixture.post(attach, "customer=" + customer, "k");

        assertThat(first.status()).isEqualTo(402);
        assertThat(first.error().path("decline_code").asString()).isEqualTo("stolen_card");
        assertThat(second.status()).isEqualTo(402);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void replaysAServerErrorThatExecutedNothing() throws Exception {
        fault("{\"match\":\"POST /v1/customers\",\"kind\":\"error\",\"count\":1}");

        assertThat(fixture.post("/v1/customers", "name=a", "k").status()).isEqualTo(500);
        Fixture.Response second = fixture.post("/v1/customers", "name=a", "k");

        assertThat(second.status()).isEqualTo(500);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(customers()).isZero();
        assertThat(fixture.post("/v1/customers", "name=a", "k2").status()).isEqualTo(200);
    }

    @Test
    void executesAgainAfterADay() throws Exception {
        String first = fixture.post("/v1/customers", "name=a", "k").id();
        fixture.goAhead(Duration.ofHours(24).minusMinutes(1));
        assertThat(fixture.post("/v1/customers", "name=a", "k").id()).isEqualTo(first);
        fixture.goAhead(Duration.ofMinutes(2));

        Fixture.Response again = fixture.post("/v1/customers", "name=a", "k");

        assertThat(again.header("Idempotent-Replayed")).isNull();
        assertThat(again.id()).isNotEqualTo(first);
    }

    @Test
    void refusesAKeyForOtherParameters() throws Exception {
        fixture.post("/v1/customers", "name=a", "k");
        Fixture.Response other = fixture.post("/v1/customers", "name=b", "k");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("type").asString()).isEqualTo("idempotency_error");
        assertThat(other.error().path("message").asString()).contains("the same parameters");
    }

    @Test
    void refusesAKeyForAnotherPath() throws Exception {
        fixture.post("/v1/customers", "name=a", "k");
        Fixture.Response other = fixture.post("/v1/products", "name=a", "k");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("type").asString()).isEqualTo("idempotency_error");
        assertThat(other.error().path("message").asString()).contains("('/v1/products' vs '/v1/customers')");
    }

    @Test
    void refusesAKeyWhoseRequestIsStillExecuting() throws Exception {
        ReentrantLock lock = fixture.standIn().engine().lock();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Fixture.Response> both = new ExecutorCompletionService<>(executor);
            lock.lock();
            try {
                both.submit(() -> fixture.post("/v1/customers", "name=a", "k"));
                both.submit(() -> fixture.post("/v1/customers", "name=a", "k"));

                Fixture.Response refused = both.take().get();
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.error().path("code").asString()).isEqualTo("idempotency_key_in_use");
            } finally {
                lock.unlock();
            }
            assertThat(both.take().get().status()).isEqualTo(200);
        }
    }

    @Test
    void forgetsWhatNeverBeganToExecute() throws Exception {
        assertThat(fixture.post("/v1/customers", "nonsense=1", "k").status()).isEqualTo(400);
        HttpRequest stranger = fixture.request("/v1/customers")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString("name=a"))
                .build();
        assertThat(fixture.send(stranger).status()).isEqualTo(401);
        fault("{\"match\":\"POST /v1/customers\",\"kind\":\"rate-limit\",\"count\":1}");
        assertThat(fixture.post("/v1/customers", "name=a", "k").status()).isEqualTo(429);

        Fixture.Response response = fixture.post("/v1/customers", "name=b", "k");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void remembersOverARestart() throws Exception {
        String first = fixture.post("/v1/customers", "name=a", "k").id();

        fixture.restart();

        Fixture.Response second = fixture.post("/v1/customers", "name=a", "k");
        assertThat(second.id()).isEqualTo(first);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void takesNoKeyOnReads() throws Exception {
        HttpRequest read = fixture.authorized("/v1/customers")
                .header("Idempotency-Key", "k")
                .GET()
                .build();
        fixture.send(read);
        fixture.post("/v1/customers", "name=a", "k");

        assertThat(fixture.send(read).json().path("data")).hasSize(1);
    }

    private int customers() throws IOException, InterruptedException {
        return fixture.get("/v1/customers").json().path("data").size();
    }

    private void fault(String json) throws IOException, InterruptedException {
        assertThat(fixture.post("/_control/faults", json).status()).isEqualTo(201);
    }
}
