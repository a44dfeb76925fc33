package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Also what is refused has the manners. */
final class BrowserMannersTest {

    private static final String OURS = "https://app.example.com";

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start(
                TestSystem.DATABASE,
                TestSystem.ISSUER.url(),
                TestSystem.TEMPORAL.address(),
                "tenure.http.allowed-origins=" + OURS);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /organizations, 200",
        "GET, /health, 200",
        "GET, /api/docs, 200",
        "GET, /api/docs/openapi.json, 200",
        "GET, /api/docs/ui/page.js, 200",
        "GET, /nowhere, 404",
        "GET, /verify-seat, 405",
        "POST, /verify-seat, 401",
        "POST, /tasks/sweep, 401",
        "TRACE, /organizations, 405",
        "BREW, /organizations, 405"
    })
    void tellsBrowsersToBeCareful(String method, String path, int status) {
        isCareful(caller().send(method, path, null), status);
    }

    @Test
    void tellsThemAlsoBeforeABodyIsRead() {
        Answer answer = caller().send("POST", "/organizations", "x".repeat(2 * 1024 * 1024), "Origin", OURS);

        isCareful(answer, 413);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
    }

    @Test
    void lookAlikeWhereverAProblemIsMade() {
        Answer trace = caller().send("TRACE", "/organizations", null, "X-Request-Id", "mine");
        Answer brew = caller().send("BREW", "/organizations", null, "X-Request-Id", "mine");

        assertThat(trace.text()).isEqualTo(brew.text()).contains("\"requestId\":\"mine\"");
        assertThat(trace.header("X-Request-Id")).isEqualTo("mine");
        assertThat(trace.header("Allow")).isEqualTo(brew.header("Allow")).contains("PATCH");
    }

    private static void isCareful(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=63072000");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void letsAllowedPagesAsk() {
        Answer preflight = api.as(null)
                .send(
                        "OPTIONS",
                        "/organizations",
                        null,
                        "Origin",
                        OURS,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,idempotency-key");
        Answer answer = caller().send("GET", "/organizations", null, "Origin", OURS);

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("idempotency-key");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void promisesOtherPagesNothing() {
        Answer preflight = api.as(null)
                .send(
                        "OPTIONS",
                        "/organizations",
                        null,
                        "Origin",
                        "https://evil.example",
                        "Access-Control-Request-Method",
                        "POST");
        Answer answer = caller().send("GET", "/organizations", null, "Origin", "https://evil.example");

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static TestHttp caller() {
        return api.as(TestSystem.ISSUER.token("browser"));
    }
}
