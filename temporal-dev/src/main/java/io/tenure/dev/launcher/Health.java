package io.tenure.dev.launcher;

import io.tenure.dev.postgres.PostgresProbe;
import io.tenure.dev.temporal.TemporalProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether the parts answer, each asked in its own tongue. Never throws for a part that is away. */
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Health() {}

    /** Whether the address answers 200. */
    static boolean http(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean postgres(String jdbcUrl) {
        return PostgresProbe.answers(jdbcUrl);
    }

    /** Whether the development server's UI gets an answer from the server behind it: far cheaper to ask than gRPC. */
    static boolean temporalUi(String url) {
        return http(url + "/api/v1/system-info");
    }

    /** Whether the server at host:port serves. */
    static boolean temporal(String address) {
        try (TemporalProbe probe = new TemporalProbe(address)) {
            return probe.answers();
        }
    }

    static boolean api(String url) {
        return http(url + "/health");
    }

    static boolean worker(String url) {
        return http(url + "/actuator/health");
    }

    static boolean identity(String url) {
        return http(url + "/.well-known/openid-configuration");
    }
}
