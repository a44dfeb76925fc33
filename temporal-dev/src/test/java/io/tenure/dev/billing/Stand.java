package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.service.V1Services;
import io.tenure.activities.subscription.StripeCallRate;
import io.tenure.activities.subscription.StripeConnection;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.dev.stripe.http.StandInSettings;
import io.tenure.dev.stripe.http.StripeStandIn;
import io.tenure.dev.stripe.http.delivery.RetryDelays;
import io.tenure.store.TestDatabase;
import io.tenure.workflows.webhook.StripeEventKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Stripe stand-in and a database, for one test class. */
final class Stand implements AutoCloseable {

    private static final String KEY = "sk_test_billing";
    private static final StandInSettings.Limits PATIENT = new StandInSettings.Limits(10_000, Duration.ofSeconds(20), 1);

    final TestDatabase database = TestDatabase.create();
    private final StripeStandIn standIn;
    private final HttpClient http = HttpClient.newHttpClient();
    private final V1Services stripe;

    Stand() {
        Path state = temporaryFolder();
        standIn = StripeStandIn.start(
                new StandInSettings(0, state, List.of(), PATIENT, InstantSource.system(), RetryDelays.USUAL));
        stripe = StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase(standIn.url())
                .setMaxNetworkRetries(0)
                .build()
                .v1();
    }

    /** A step at Stripe. */
    @FunctionalInterface
    interface Step<T> {
        T run(V1Services stripe) throws StripeException;
    }

    <T> T at(Step<T> step) {
        try {
            return step.run(stripe);
        } catch (StripeException e) {
            throw new AssertionError("Stripe refused a step of the test", e);
        }
    }

    /** With production's patience: on a busy machine an answer that must come may take a while. */
    StripeSettings settings(@Nullable String testClock) {
        return settings(testClock, StripeSettings.Limits.USUAL);
    }

    /** For a call that is not answered in time; shorter than the stand-in keeps silent, and than it is late. */
    StripeSettings impatientSettings(@Nullable String testClock) {
        Duration limit = Duration.ofSeconds(2);
        return settings(testClock, new StripeSettings.Limits(StripeSettings.CONNECT_TIMEOUT, limit, limit));
    }

    private StripeSettings settings(@Nullable String testClock, StripeSettings.Limits limits) {
        return new StripeSettings(
                KEY,
                standIn.url(),
                "acct_test",
                testClock,
                "https://app.example.com/done",
                "https://app.example.com/back",
                limits);
    }

    /** A monthly price of 20 euros. */
    String price() {
        PriceCreateParams params = PriceCreateParams.builder()
                .setCurrency("eur")
                .setUnitAmount(2000L)
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                        .build())
                .setProductData(
                        PriceCreateParams.ProductData.builder().setName("Seats").build())
                .build();
        return at(v1 -> v1.prices().create(params)).getId();
    }

    /** The next {@code count} calls that match fail; earlier faults are forgotten. */
    void fail(String match, String kind, int count) {
        addFault("{\"match\":\"%s\",\"kind\":\"%s\",\"count\":%d}".formatted(match, kind, count));
    }

    /** The next call that matches is executed late, whether or not somebody still waits; earlier faults are forgotten. */
    void delay(String match, Duration delay) {
        addFault("{\"match\":\"%s\",\"kind\":\"execute-late\",\"count\":1,\"delayMs\":%d}"
                .formatted(match, delay.toMillis()));
    }

    /** Until a call is held up by the fault, or has met it. */
    void awaitFault() {
        await().until(() -> answer("GET", standIn.url() + "/_control/faults", "")
                .body()
                .replace(" ", "")
                .contains("\"fired\":1"));
    }

    private void addFault(String body) {
        heal();
        assertThat(send("POST", standIn.url() + "/_control/faults", body)).isEqualTo(201);
    }

    /** Nothing fails any more. */
    void heal() {
        assertThat(send("DELETE", standIn.url() + "/_control/faults", "")).isEqualTo(200);
    }

    /** What becomes of a subscription after the last retry: {@code past_due} or {@code unpaid}. */
    void endRetriesWith(String status) {
        String body = "{\"end\":\"%s\"}".formatted(status);
        assertThat(send("POST", standIn.url() + "/_control/retries", body)).isEqualTo(200);
    }

    /** Without a limit that a test could reach. */
    static StripeConnection access(StripeSettings settings) {
        return new StripeConnection(settings, new StripeCallRate(10_000));
    }

    /** Ids of all events of kinds that cause a look, newest first. */
    List<String> events() {
        EventListParams params = EventListParams.builder()
                .setLimit(100L)
                .addAllType(List.copyOf(StripeEventKind.names()))
                .build();
        List<String> ids = new ArrayList<>();
        at(v1 -> v1.events().list(params)).autoPagingIterable().forEach(event -> ids.add(event.getId()));
        return ids;
    }

    /** An event as Stripe's webhook sends it. */
    String event(String id) {
        return at(v1 -> v1.events().retrieve(id)).getLastResponse().body();
    }

    /** Sends a page's form: Checkout, 3-D Secure. */
    int submit(String url, String name, String value) {
        return send("POST", url, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private int send(String method, String url, String body) {
        return answer(method, url, body).statusCode();
    }

    private HttpResponse<String> answer(String method, String url, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("stripe");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        standIn.close();
        database.close();
    }
}
