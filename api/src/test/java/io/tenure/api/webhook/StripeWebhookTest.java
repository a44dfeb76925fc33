package io.tenure.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import io.tenure.api.RunningApi;
import io.tenure.api.TestSystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StripeWebhookTest {

    private static final int BUSY = 503;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MEBIBYTE = 1024 * 1024;

    private final String id = "evt_" + UUID.randomUUID();

    @Test
    void storesAnEventOfAnUnknownEntityToWait() throws Exception {
        assertThat(deliver(event("customer.subscription.updated", "")).statusCode())
                .isEqualTo(200);
        assertThat(status()).isEqualTo("WAITING");
    }

    @Test
    void ignoresAtOnceWhatCannotChangeAStanding() throws Exception {
        assertThat(deliver(event("invoice.created", "")).statusCode()).isEqualTo(200);
        assertThat(status()).isEqualTo("IGNORED");
    }

    @Test
    void quarantinesEventsOfAnotherModeOrAccount() throws Exception {
        deliver(event("customer.subscription.updated", "").replace("\"livemode\":false", "\"livemode\":true"));
        String otherMode = status();
        String other = "evt_" + UUID.randomUUID();
        deliver(event("customer.subscription.updated", ",\"account\":\"acct_other\"")
                .replace(id, other));

        assertThat(otherMode).isEqualTo("QUARANTINED");
        assertThat(statusOf(other)).isEqualTo("QUARANTINED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d", "\\udc00"})
    void storesWhatATextOfPostgresqlCannotHold(String escape) throws Exception {
        String event = event("customer.subscription.updated", ",\"account\":null,\"note\":\"" + escape + "\"")
                .replace("sub_unknown", "sub_" + escape);

        assertThat(deliver(event).statusCode()).isEqualTo(200);

        assertThat(status()).isEqualTo("WAITING");
        assertThat(payload()).isEqualTo(event);
    }

    @Test
    void storesAnEventOfNoTimeThatWeKnow() throws Exception {
        String event = event("customer.subscription.updated", "").replace("1790000000", "1000000000000000000");

        assertThat(deliver(event).statusCode()).isEqualTo(200);

        assertThat(status()).isEqualTo("WAITING");
        assertThat(payload()).isEqualTo(event);
    }

    @Test
    void answersADuplicateWithoutStoringItAgain() throws Exception {
        String event = event("customer.subscription.updated", "");
        deliver(event);

        assertThat(deliver(event).statusCode()).isEqualTo(200);
        assertThat(count()).isOne();
    }

    @Test
    void storesATwinOnceHoweverManyComeAtOnce() throws Exception {
        String event = event("customer.subscription.updated", "");
        // As Stripe does: what a busy machine could not take in time (503) comes again.
        Callable<Integer> delivery = () -> await().until(() -> deliver(event).statusCode(), status -> status != BUSY);
        try (ExecutorService senders = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> status : senders.invokeAll(Collections.nCopies(64, delivery))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(count()).isOne();
    }

    @Test
    void acceptsEachOfItsSecrets() throws Exception {
        String event = event("customer.subscription.updated", "");

        assertThat(deliver(event, header(event, "whsec_next", now())).statusCode())
                .isEqualTo(200);
        assertThat(count()).isOne();
    }

    @Test
    void refusesWhatIsNotSignedByStripeAndStoresNothing() throws Exception {
        String event = event("customer.subscription.updated", "");
        String right = header(event, RunningApi.WEBHOOK_SECRET, now());
        List<HttpResponse<String>> answers = List.of(
                deliver(event, header(event, "whsec_other", now())),
                deliver(event, header(event, RunningApi.WEBHOOK_SECRET, now() - 301)),
                deliver(event + " ", right),
                deliver(event, "t=1"),
                deliver(event, "v1=" + "0".repeat(64)));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"signature-invalid\"");
        });
        assertThat(count()).isZero();
    }

    @Test
    void refusesADeliveryWithoutASignature() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address())
                .POST(BodyPublishers.ofString(event("invoice.paid", "")))
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesMoreThanAMebibyte() throws Exception {
        String fits = padded(MEBIBYTE);

        assertThat(deliver(fits).statusCode()).isEqualTo(200);
        assertThat(deliver(padded(MEBIBYTE + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesASignedBodyThatIsNoEvent() throws Exception {
        assertThat(deliver("[1]").statusCode()).isEqualTo(400);
        assertThat(deliver("{").statusCode()).isEqualTo(400);
    }

    private String padded(int length) {
        String event = event("invoice.created", ",\"padding\":\"\"");
        return event.replace("\"padding\":\"\"", "\"padding\":\"" + "x".repeat(length - event.length()) + "\"");
    }

    private String event(String kind, String more) {
        return """
            {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":1790000000,"livemode":false,"type":"%s",\
            "data":{"object":{"id":"sub_unknown_%s","object":"subscription","metadata":{}}}%s}\
            """.formatted(id, kind, id, more);
    }

    private static HttpResponse<String> deliver(String body) throws Exception {
        return deliver(body, header(body, RunningApi.WEBHOOK_SECRET, now()));
    }

    private static HttpResponse<String> deliver(String body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address())
                .header("Stripe-Signature", signature)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static URI address() {
        return URI.create(TestSystem.API.url() + "/webhooks/stripe");
    }

    private static String header(String body, String secret, long at) throws Exception {
        return "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(secret, at + "." + body);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private String payload() {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery(
                        "select convert_from(payload, 'UTF8') from webhook_event where event_reference = ?")
                .bind(0, id)
                .mapTo(String.class)
                .one());
    }

    private String status() {
        return statusOf(id);
    }

    private static String statusOf(String event) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select status from webhook_event where event_reference = ?")
                        .bind(0, event)
                        .mapTo(String.class)
                        .one());
    }

    private long count() {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select count(*) from webhook_event where event_reference = ?")
                        .bind(0, id)
                        .mapTo(long.class)
                        .one());
    }
}
