package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check over HTTP, in the whole application, on a real PostgreSQL. */
final class VerifySeatTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final RunningApi API = RunningApi.start(DATABASE, "http://127.0.0.1:1", "127.0.0.1:1");

    private final CheckRows rows = new CheckRows(DATABASE);

    @AfterAll
    static void close() {
        API.close();
        DATABASE.close();
    }

    @Test
    void letsASeatedPersonIn() {
        TestHttp.Answer answer = check();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-request-id")).isNotEmpty();
        assertThat(answer.text())
                .isEqualTo("{\"hasAccess\":true,\"seatId\":\"" + rows.seat
                        + "\",\"subscriptionStatus\":\"ACTIVE\",\"expiresAt\":null}");
    }

    @Test
    void seesEveryChangeOfARowAtOnce() {
        change("update subscription set access_until = '2099-12-21T00:00:00Z' where subscription_id = ?");
        assertThat(check().text())
                .endsWith("\"subscriptionStatus\":\"ACTIVE\",\"expiresAt\":\"2099-12-21T00:00:00Z\"}");

        change("update subscription set status = 'SUSPENDED', status_reason = 'payment-failed' where subscription_id"
                + " = ?");
        assertThat(check().text())
                .isEqualTo(
                        "{\"hasAccess\":false,\"seatId\":null,\"subscriptionStatus\":\"SUSPENDED\",\"expiresAt\":null,"
                                + "\"reason\":\"payment-failed\"}");

        change("update subscription set status = 'ACTIVE', status_reason = null, access_until = now() where"
                + " subscription_id = ?");
        assertThat(check().text()).endsWith("\"expiresAt\":null,\"reason\":\"standing-unconfirmed\"}");

        change("update subscription set access_until = null where subscription_id = ?");
        assertThat(check().text()).startsWith("{\"hasAccess\":true");

        change("update seat set revoked_at = now() where subscription_id = ?");
        assertThat(check().text()).endsWith("\"reason\":\"no-seat\"}");
    }

    @Test
    void prefersTheLiveSubscriptionAndElseTheNewest() {
        change("update subscription set status = 'CANCELED', status_reason = 'canceled', ended_at = now() where"
                + " subscription_id = ?");
        rows.execute("""
            update subscription set status = 'EXPIRED', status_reason = 'expired', ended_at = now(), created_at = now() + interval '1 hour'
             where subscription_id = ?
            """, rows.subscription(rows.organization, 1));
        assertThat(check().text()).endsWith("\"reason\":\"expired\"}");

        rows.seat(rows.subscription(rows.organization, 1), CheckRows.USER);
        assertThat(check().text()).startsWith("{\"hasAccess\":true");
    }

    @Test
    void knowsNoOtherOrganizations() {
        assertThat(ask(rows.key.text(), rows.question().replace(CheckRows.EXTERNAL_ID, "elsewhere"))
                        .text())
                .isEqualTo("{\"hasAccess\":false,\"seatId\":null,\"subscriptionStatus\":\"NONE\",\"expiresAt\":null,"
                        + "\"reason\":\"unknown-organization\"}");

        rows.organization("unsubscribed");
        assertThat(ask(rows.key.text(), rows.question().replace(CheckRows.EXTERNAL_ID, "unsubscribed"))
                        .text())
                .endsWith("\"subscriptionStatus\":\"NONE\",\"expiresAt\":null,\"reason\":\"no-subscription\"}");
    }

    /** Whatever else is true of it: an archived organization is the first thing that is said after an unknown one. */
    @Test
    void opensNoDoorOfAnArchivedOrganization() {
        String archive = "update organization set archived_at = now() where organization_id = ?";
        rows.execute(archive, rows.organization);
        assertThat(check().text())
                .isEqualTo("{\"hasAccess\":false,\"seatId\":null,\"subscriptionStatus\":\"ACTIVE\",\"expiresAt\":null,"
                        + "\"reason\":\"organization-archived\"}");

        change("update subscription set status = 'SUSPENDED', status_reason = 'payment-failed' where subscription_id"
                + " = ?");
        assertThat(check().text()).endsWith("\"reason\":\"organization-archived\"}");

        rows.execute(archive, rows.organization("unsubscribed"));
        assertThat(ask(rows.key.text(), rows.question().replace(CheckRows.EXTERNAL_ID, "unsubscribed"))
                        .text())
                .endsWith("\"subscriptionStatus\":\"NONE\",\"expiresAt\":null,\"reason\":\"organization-archived\"}");
        assertThat(ask(rows.key.text(), rows.question().replace(CheckRows.EXTERNAL_ID, "elsewhere"))
                        .text())
                .endsWith("\"reason\":\"unknown-organization\"}");

        rows.execute("update organization set archived_at = null where organization_id = ?", rows.organization);
        change("update subscription set status = 'ACTIVE', status_reason = null where subscription_id = ?");
        assertThat(check().text()).startsWith("{\"hasAccess\":true");
    }

    @Test
    void knowsNoKeyOfTheOtherMode() {
        assertProblem(ask(rows.key(true).text(), rows.question()), 401, "api-key-unknown");
    }

    @Test
    void believesOnlyLiveKeys() {
        assertProblem(ask(null, rows.question()), 401, "api-key-unknown");
        assertProblem(ask("tk_test_nonsense", rows.question()), 401, "api-key-unknown");

        rows.execute(
                "update api_key set expires_at = now() + interval '1 hour' where application_id = ?", rows.application);
        assertThat(check().status()).isEqualTo(200);
        rows.execute("update api_key set expires_at = now() where application_id = ?", rows.application);
        assertProblem(check(), 401, "api-key-unknown");
        rows.execute(
                "update api_key set expires_at = null, revoked_at = now() where application_id = ?", rows.application);
        assertProblem(check(), 401, "api-key-unknown");
        rows.execute("delete from api_key where application_id = ?", rows.application);
        assertProblem(check(), 401, "api-key-unknown");
    }

    @Test
    void refusesTheKeyOfAnotherApplication() {
        CheckRows other = new CheckRows(DATABASE);

        assertProblem(ask(other.key.text(), rows.question()), 403, "application-mismatch");
    }

    /** A later release has made it. */
    @Test
    void refusesAKeyThatIsForOtherThings() {
        TestHttp.Answer answer = ask(rows.key(false, "later").text(), rows.question());

        assertProblem(answer, 403, "scope-not-sufficient");
        assertThat(answer.at("/detail")).contains("check");
    }

    @Test
    void saysWhatIsWrongWithABody() {
        TestHttp.Answer answer = ask(rows.key.text(), "{\"userId\":\"u\"}");

        assertProblem(answer, 400, "validation-failed");
        assertThat(answer.text()).contains("/applicationSlug", "/externalOrgId").doesNotContain("/userId");
        assertProblem(ask(rows.key.text(), "{"), 400, "unreadable-body");
        assertProblem(ask(rows.key.text(), " ".repeat(16 * 1024 + 1)), 413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json;charset=UTF-8, 200",
        "application/hal+json, 200",
        "application/json;charset=ISO-8859-1, 415",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "nonsense, 415"
    })
    void takesJsonThatIsCalledSo(String type, int status) {
        TestHttp.Answer answer =
                API.as(null).post("/verify-seat", rows.question(), "X-API-Key", rows.key.text(), "Content-Type", type);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text().contains("media-type-not-supported")).isEqualTo(status == 415);
    }

    /** Some HTTP libraries say nothing of a body. */
    @Test
    void takesABodyOfWhichNothingIsSaid() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(API.url() + "/verify-seat"))
                .header("X-API-Key", rows.key.text())
                .POST(BodyPublishers.ofString(rows.question()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesPostsOnly() {
        TestHttp.Answer answer = API.as(null).get("/verify-seat");

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("allow")).isEqualTo("POST");
    }

    /** Behind the check's own path there is no other one that leads to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//verify-seat",
                "/verify-seat;a=b",
                "/;a=b/verify-seat",
                "/./verify-seat",
                "/x/../verify-seat",
                "/%76erify-seat",
                "/verify%2Dseat",
                "/verify-sea%74"
            })
    void hasOneAddress(String address) {
        TestHttp.Answer answer = API.as(null).post(address, rows.question(), "X-API-Key", rows.key.text());

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(":path");
    }

    private void change(String sql) {
        rows.execute(sql, rows.subscription);
    }

    private TestHttp.Answer check() {
        return ask(rows.key.text(), rows.question());
    }

    private static TestHttp.Answer ask(@Nullable String key, String body) {
        return key == null
                ? API.as(null).post("/verify-seat", body)
                : API.as(null).post("/verify-seat", body, "X-API-Key", key);
    }

    private static void assertProblem(TestHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("\"code\":\"" + code + "\"", "\"requestId\":\"");
    }
}
