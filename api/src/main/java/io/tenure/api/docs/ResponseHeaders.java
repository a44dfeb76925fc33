package io.tenure.api.docs;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.tenure.api.request.EntityTag;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.method.HandlerMethod;

/** Headers of answers. They are manners of all, too: each is described once, and answers refer to it. */
final class ResponseHeaders {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String ENTITY_TAG = "ETag";
    private static final String LOCATION = "Location";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RATE_LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String TOO_MANY_REQUESTS = "429";
    private static final Set<String> TEMPORARY = Set.of(TOO_MANY_REQUESTS, "503");

    /** What is answered before a key is looked at, and what may be sent again with the same one. */
    private static final Set<String> NEVER_KEPT =
            Set.of("400", "401", "406", "412", "413", "415", "422", TOO_MANY_REQUESTS, "503");

    private ResponseHeaders() {}

    /** What of an operation its headers follow from. */
    private record Manners(boolean keyed, boolean tagged, boolean located, boolean later) {}

    static void add(ApiResponses responses, HandlerMethod handler) {
        Answered answered = handler.getMethodAnnotation(Answered.class);
        add(
                responses,
                new Manners(
                        RequestHeaders.isKeyed(handler),
                        EntityTag.isOf(RequestHeaders.body(handler)),
                        answered != null && answered.located(),
                        answered != null && answered.orLater()));
    }

    /** Of an operation that is no controller's. */
    static void add(ApiResponses responses) {
        add(responses, new Manners(false, false, false, false));
    }

    private static void add(ApiResponses responses, Manners manners) {
        boolean limited = responses.containsKey(TOO_MANY_REQUESTS);
        responses.forEach((status, response) -> {
            refer(response, REQUEST_ID, true);
            refer(response, RATE_LIMIT, limited);
            refer(response, POLICY, limited);
            refer(response, RETRY_AFTER, TEMPORARY.contains(status));
            refer(response, REPLAYED, manners.keyed() && !NEVER_KEPT.contains(status));
            refer(
                    response,
                    ENTITY_TAG,
                    manners.tagged() && Set.of("200", "201", "304").contains(status));
            refer(
                    response,
                    LOCATION,
                    (manners.located() && status.equals("201")) || (manners.later() && status.equals("202")));
        });
    }

    private static void refer(ApiResponse response, String name, boolean sent) {
        if (sent) {
            response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
        }
    }

    /** By name, in order. */
    static Map<String, Header> described() {
        Map<String, Header> headers = new TreeMap<>();
        headers.put(
                REQUEST_ID,
                header("Your own X-Request-Id, or a new one", text()).required(true));
        headers.put(RATE_LIMIT, header("What is left of the limit: r calls; t seconds until it is full again", text()));
        headers.put(POLICY, header("The limit: q calls in w seconds", text()));
        Schema<?> seconds = new IntegerSchema().format(null).minimum(BigDecimal.ONE);
        headers.put(RETRY_AFTER, header("Seconds until another try may succeed", seconds));
        Schema<?> replayed = new StringSchema().addEnumItem("true");
        headers.put(REPLAYED, header("An earlier request with the same key was answered this", replayed));
        headers.put(ENTITY_TAG, header("For If-Match and If-None-Match", text().pattern("^\"\\d+-[0-9a-f]{16}\"$")));
        headers.put(
                LOCATION,
                header("Address of the new subscription, or of the operation", text().format("uri-reference")));
        return headers;
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    private static Schema<?> text() {
        return new StringSchema();
    }
}
