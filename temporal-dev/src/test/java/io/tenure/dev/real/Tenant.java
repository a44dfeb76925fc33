package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization of its own with an owner, on a running stack: what a product team and Stripe's dashboard would do, over HTTP. */
final class Tenant {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RealStack stack;
    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String token;
    final String organizationId;
    String subscriptionId = "";

    Tenant(RealStack stack) {
        this.stack = stack;
        this.token = call(
                        "POST",
                        stack.devJson().path("identity").asString() + "/token",
                        "{\"sub\":\"owner_" + name + "\"}",
                        null)
                .body()
                .path("token")
                .asString();
        this.organizationId = post("/organizations", "{\"name\":\"Clinic\",\"slug\":\"" + name + "\"}")
                .body()
                .path("id")
                .asString();
        put(
                "/organizations/" + organizationId + "/external-ids/" + demo("applicationSlug"),
                "{\"externalOrgId\":\"" + name + "\"}");
    }

    record Reply(int status, JsonNode body) {}

    String demo(String key) {
        return stack.devJson().path("demo").path(key).asString();
    }

    Reply subscribe(String paymentMethod) {
        Reply reply = post("/subscriptions", subscribing(paymentMethod));
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        subscriptionId = reply.body().path("id").asString();
        return reply;
    }

    /** The body of a request for a subscription of three seats. */
    String subscribing(String paymentMethod) {
        return subscribing(paymentMethod, 3);
    }

    String subscribing(String paymentMethod, int seats) {
        String method = paymentMethod.isEmpty() ? "" : ",\"paymentMethodId\":\"" + paymentMethod + "\"";
        return "{\"organizationId\":\"" + organizationId + "\",\"planId\":\"" + demo("planId") + "\",\"seats\":" + seats
                + method + "}";
    }

    /** The organization's newest subscription. */
    JsonNode listed() {
        return call("GET", api() + "/subscriptions?organizationId=" + organizationId, "", token)
                .body()
                .at("/data/0");
    }

    void assign(String user) {
        Reply reply = post("/subscriptions/" + subscriptionId + "/seats", "{\"userId\":\"" + user + "\"}");
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
    }

    JsonNode subscription() {
        return call("GET", api() + "/subscriptions/" + subscriptionId, "", token)
                .body();
    }

    JsonNode check(String user) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api() + "/verify-seat"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", demo("apiKey"))
                .POST(BodyPublishers.ofString("{\"userId\":\"" + user + "\",\"applicationSlug\":\""
                        + demo("applicationSlug") + "\",\"externalOrgId\":\"" + name + "\"}"))
                .build();
        return send(request).body();
    }

    void awaitAccess(String user, boolean expected, String reason) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonNode answer = check(user);
                    assertThat(answer.path("hasAccess").asBoolean())
                            .as("%s", answer)
                            .isEqualTo(expected);
                    assertThat(answer.path("reason").asString("")).isEqualTo(reason);
                });
    }

    /** How many times the timeline says that access ended. */
    long suspensions() {
        JsonNode lines = call("GET", api() + "/subscriptions/" + subscriptionId + "/timeline", "", token)
                .body()
                .path("data");
        return lines.values().stream()
                .filter(line -> line.path("to").asString().equals("SUSPENDED"))
                .count();
    }

    /** The next renewal fails: a card that attaches and then declines, and the clock over the period's end and the draft's hour. */
    void failTheNextRenewal() {
        failTheNextRenewal(() -> {});
    }

    /** @param before is run when all is prepared, right before the clock goes on */
    void failTheNextRenewal(Runnable before) {
        try {
            String stripeSubscription =
                    subscription().path("stripeSubscriptionId").asString();
            chargeToADecliningCard(
                    stripeSubscription, subscription().path("stripeCustomerId").asString());
            Instant end = periodEnd(stripeSubscription);
            before.run();
            advance(end.plus(Duration.ofHours(2)));
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on Stripe charges a card that attaches and then declines. */
    void chargeToADecliningCard(String stripeSubscription, String customer) throws StripeException {
        String method = stripe().v1()
                .paymentMethods()
                .attach(
                        "pm_card_chargeCustomerFail",
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer)
                                .build())
                .getId();
        stripe().v1()
                .subscriptions()
                .update(
                        stripeSubscription,
                        SubscriptionUpdateParams.builder()
                                .setDefaultPaymentMethod(method)
                                .build());
    }

    private Instant periodEnd(String stripeSubscription) throws StripeException {
        return Instant.ofEpochSecond(stripe().v1()
                .subscriptions()
                .retrieve(stripeSubscription)
                .getItems()
                .getData()
                .getFirst()
                .getCurrentPeriodEnd());
    }

    /** Stripe's clock goes on, and Stripe does what falls due until then. */
    void advance(Instant until) throws StripeException {
        String clock = demo("testClockId");
        stripe().v1()
                .testHelpers()
                .testClocks()
                .advance(
                        clock,
                        TestClockAdvanceParams.builder()
                                .setFrozenTime(until.getEpochSecond())
                                .build());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stripe().v1()
                                .testHelpers()
                                .testClocks()
                                .retrieve(clock)
                                .getStatus())
                        .isEqualTo("ready"));
    }

    StripeClient stripe() {
        return StripeClient.builder()
                .setApiKey("sk_test_real")
                .setApiBase(stack.devJson().path("stripe").asString())
                .setHttpClient(new PatientStripeHttp())
                .build();
    }

    Reply post(String path, String body) {
        return call("POST", api() + path, body, token);
    }

    Reply put(String path, String body) {
        Reply reply = call("PUT", api() + path, body, token);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply;
    }

    private String api() {
        return stack.devJson().path("api").asString();
    }

    /** A form of a page, as a browser posts it. */
    static int submit(String url, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request of the owner's, for whoever wants to send it more than once. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static Reply call(String method, String url, String body, @org.jspecify.annotations.Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send((token == null ? request : request.header("Authorization", "Bearer " + token)).build());
    }

    static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String text = response.body();
            return new Reply(
                    response.statusCode(),
                    text.isEmpty()
                            ? JsonMapper.shared().nullNode()
                            : JsonMapper.shared().readTree(text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
