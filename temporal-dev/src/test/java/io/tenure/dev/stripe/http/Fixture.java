package io.tenure.dev.stripe.http;

import com.stripe.StripeClient;
import io.tenure.dev.stripe.http.StandInSettings.Limits;
import io.tenure.dev.stripe.http.delivery.RetryDelays;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running stand-in with an endpoint for its events and clients for its calls. */
final class Fixture implements AutoCloseable {
    static final String KEY = "sk_test_anything";

    final Receiver receiver = new Receiver();
    private final Path state;
    private final Limits limits;
    private final HttpClient http = HttpClient.newHttpClient();
    private final InstantSource clock;
    private volatile Duration ahead = Duration.ZERO;
    private StripeStandIn standIn;

    Fixture(Path state) throws IOException {
        this(state, new Limits(10_000, Duration.ofSeconds(20), 42));
    }

    Fixture(Path state, Limits limits) throws IOException {
        this(state, limits, InstantSource.system());
    }

    /** @param clock of the stand-in, before it goes ahead */
    Fixture(Path state, Limits limits, InstantSource clock) throws IOException {
        this.state = state;
        this.limits = limits;
        this.clock = clock;
        this.standIn = start();
    }

    /** Ends the stand-in and starts it again on what it left on disk, on another port. */
    void restart() {
        standIn.close();
        standIn = start();
    }

    /** Lets the stand-in's own clock run ahead. */
    void goAhead(Duration time) {
        ahead = ahead.plus(time);
    }

    String url() {
        return standIn.url();
    }

    StripeStandIn standIn() {
        return standIn;
    }

    StripeClient client() {
        return StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase(url())
                .setMaxNetworkRetries(0)
                .setReadTimeout(10_000)
                .build();
    }

    Response get(String path) throws IOException, InterruptedException {
        return send(authorized(path).GET().build());
    }

    Response post(String path, String form) throws IOException, InterruptedException {
        return send(
                authorized(path).POST(HttpRequest.BodyPublishers.ofString(form)).build());
    }

    Response post(String path, String form, String idempotencyKey) throws IOException, InterruptedException {
        return send(authorized(path)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    Response send(HttpRequest request) throws IOException, InterruptedException {
        return new Response(http.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + KEY);
    }

    HttpRequest.Builder request(String path) {
        URI address = URI.create(path.startsWith("http") ? path : url() + path);
        return HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded");
    }

    @Override
    public void close() {
        standIn.close();
        receiver.close();
        http.close();
    }

    private StripeStandIn start() {
        RetryDelays retries = new RetryDelays(List.of(Duration.ofMillis(20)), Duration.ofDays(3));
        StandInSettings settings = new StandInSettings(
                0,
                state,
                List.of(receiver.endpoint()),
                limits,
                () -> clock.instant().plus(ahead),
                retries);
        return StripeStandIn.start(settings);
    }

    /** An answer with its JSON. */
    record Response(HttpResponse<String> http) {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        int status() {
            return http.statusCode();
        }

        String body() {
            return http.body();
        }

        JsonNode json() {
            return MAPPER.readTree(body());
        }

        JsonNode error() {
            return json().path("error");
        }

        String id() {
            return json().path("id").asString();
        }

        @Nullable
        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        String location() {
            return Objects.requireNonNull(header("Location"));
        }
    }
}
