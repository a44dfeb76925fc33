package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.http.StandInSettings.Limits;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, headers, limits and what is not done. */
final class AccessTest {
    private Fixture fixture;

    /** Time stands still but for what a test lets pass: limits are per second. */
    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        Limits limits = new Limits(25, Duration.ofSeconds(20), 42);
        fixture = new Fixture(state, limits, InstantSource.fixed(Instant.now()));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_test_1", "Bearer rk_test_abc", "Basic sk_test_1:", "Basic sk_test_1"})
    void opensToAnyTestKey(String authorization) throws Exception {
        assertThat(customers(encoded(authorization)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_live_1234567890", "Basic rk_live_1234567890:", "Bearer pk_test_1", "Token x"})
    void refusesOtherKeysWithStripesBody(String authorization) throws Exception {
        Fixture.Response response = customers(encoded(authorization));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.error().path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(response.body()).doesNotContain("live_1234567890");
    }

    @Test
    void namesEachRequestAndItsVersion() throws Exception {
        Fixture.Response response = fixture.get("/v1/customers");

        assertThat(response.header("Request-Id")).startsWith("req_");
        assertThat(response.header("Stripe-Version")).isEqualTo(StripeRoutes.API_VERSION);
    }

    @Test
    void namesTheCallThatIsNotDone() throws Exception {
        Fixture.Response response = fixture.post("/v1/payouts", "amount=1");

        assertThat(response.status()).isEqualTo(501);
        assertThat(response.error().path("message").asString()).contains("POST /v1/payouts");
    }

    @Test
    void namesTheObjectThatIsMissing() throws Exception {
        Fixture.Response response = fixture.get("/v1/customers/cus_gone");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.error().path("code").asString()).isEqualTo("resource_missing");
        assertThat(response.error().path("message").asString()).isEqualTo("No such customer: 'cus_gone'");
    }

    @Test
    void admitsTwentyFiveRequestsASecondOfOneEndpoint() throws Exception {
        String id = fixture.post("/v1/customers", "name=x").id();
        List<Fixture.Response> refused = new ArrayList<>();
        for (int i = 0; i < 200 && refused.isEmpty(); i++) {
            Fixture.Response response = fixture.get("/v1/customers/" + (i % 2 == 0 ? id : "cus_other"));
            if (response.status() == 429) {
                refused.add(response);
            }
        }

        assertThat(refused).singleElement().satisfies(response -> {
            assertThat(response.error().path("code").asString()).isEqualTo("rate_limit");
            assertThat(response.header("Stripe-Rate-Limited-Reason")).isEqualTo("endpoint-rate");
            assertThat(response.header("Retry-After")).isEqualTo("1");
        });
        assertThat(fixture.get("/v1/customers").status()).isEqualTo(200);

        fixture.goAhead(Duration.ofSeconds(1));
        assertThat(fixture.get("/v1/customers/" + id).status()).isEqualTo(200);
    }

    private Fixture.Response customers(String authorization) throws IOException, InterruptedException {
        HttpRequest request = fixture.request("/v1/customers")
                .header("Authorization", authorization)
                .GET()
                .build();
        return fixture.send(request);
    }

    private static String encoded(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return authorization;
        }
        byte[] user = authorization.substring(6).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(user);
    }
}
