package io.tenure.dev.real;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What callers send at once, and what of it has no answer that stays. Safe for many threads. */
final class Traffic {

    /** For so long a request without an answer keeps others from being sent. */
    private static final Duration LANE = Duration.ofSeconds(4);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private final Map<String, String> open = new ConcurrentHashMap<>();
    private final Semaphore lanes;

    /** @param lanes so many changing requests are sent at once; who waits for long is in nobody's way */
    Traffic(int lanes) {
        this.lanes = new Semaphore(lanes, true);
    }

    /** How many requests of each kind were sent and have no answer that stays. */
    Map<String, Long> open() {
        return open.values().stream().collect(groupingBy(Function.identity(), TreeMap::new, counting()));
    }

    void answered(String key) {
        open.remove(key);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** The same for a request that changes something. */
    HttpResponse<String> send(HttpRequest request, String key, String kind) throws IOException, InterruptedException {
        lanes.acquire();
        CompletableFuture<HttpResponse<String>> response;
        try {
            open.put(key, kind);
            response = HTTP.sendAsync(request, BodyHandlers.ofString());
            awaitForAWhile(response);
        } finally {
            lanes.release();
        }
        try {
            return response.get();
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        }
    }

    private static void awaitForAWhile(CompletableFuture<?> response) {
        response.handle((done, failed) -> true)
                .completeOnTimeout(false, LANE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
