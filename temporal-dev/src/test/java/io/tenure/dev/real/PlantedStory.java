package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A tenant whose people, reasons and secrets can be recognized, and what tempts a system to tell of them: bodies that cannot be read, forged tokens,
 * events that lie, a provider and a database that fail in the middle.
 */
final class PlantedStory {

    private final RealStack stack;
    private final String mark = "quillfeather" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = "zebediah." + mark + "@planted.example";
    private final String person = "Zebediah " + mark;
    /** Many issuers make the address the subject. */
    private final String userId = "subject." + mark + "@planted.example";

    private final String invited = "invited." + mark + "@planted.example";
    private final String billing = "accounts." + mark + "@planted.example";
    private final String slug = "theodora-" + mark;
    private final String reason = "Because of the illness of Theodora " + mark;
    private final String holdReason = "Until Balthazar " + mark + " has paid";
    private final String secretName = "nickname of Philomena " + mark;
    private final String token;
    private String organizationId = "";
    private String subscriptionId = "";
    private String newKey = "";

    PlantedStory(RealStack stack) {
        this.stack = stack;
        this.token = send("POST", address("identity", "/token"), person())
                .path("token")
                .asString();
    }

    private String person() {
        return "{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true,\"name\":\"%s\"}"
                .formatted(userId, email, person);
    }

    /** A provider's event is kept as it came, whatever it names; who was typed into a reason or metadata stands there alone. */
    List<Planted> people() {
        return List.of(
                new Planted("a person's e-mail", email, Set.of("person.email", "webhook_event.payload")),
                new Planted(
                        "an invited person's e-mail",
                        invited,
                        Set.of("person.email", "expected_member.email", "seat.named_email")),
                new Planted("a person's name", person, Set.of("person.name", "webhook_event.payload")),
                new Planted("a person's user id", userId, Set.of("person.user_id", "member.user_id", "seat.user_id")),
                new Planted("a billing e-mail", billing, Set.of("organization.billing_email")),
                new Planted("a typed reason", reason, Set.of("audit_text.text", "operation.reason")),
                new Planted(
                        "a hold's reason",
                        holdReason,
                        Set.of("audit_text.text", "operation.reason", "subscription_hold.reason")),
                new Planted("a slug", slug, Set.of("organization.slug", "audit_text.text")),
                new Planted("metadata", secretName, Set.of("organization.metadata")));
    }

    String organizationId() {
        return organizationId;
    }

    /** Those of the installation, and those that this story was given. */
    List<Planted> secrets() {
        JsonNode keys = stack.keys();
        Stream<Planted> installed = keys.propertyNames().stream()
                .filter(name -> !name.equals("temporalNamespace"))
                .flatMap(name -> Stream.of(keys.path(name).asString().split("[,;]"))
                        .filter(value -> value.length() > 15)
                        .map(value -> new Planted(name, value)));
        Stream<Planted> given = Stream.of(
                new Planted(
                        "the integration key",
                        stack.devJson().path("integrationKey").asString()),
                new Planted(
                        "the demo's API key", stack.devJson().at("/demo/apiKey").asString()),
                new Planted("a new API key", newKey),
                new Planted("a token", token),
                new Planted("a token's signature", token.substring(token.lastIndexOf('.') + 1)),
                new Planted("an operator's token", operator()));
        return Stream.concat(installed, given).toList();
    }

    void play() {
        subscribe();
        seatsAndMembers();
        act();
        tempt();
        lie();
        failTheProvider();
        failTheDatabase();
        send("POST", address("api", "/tasks/reconcile-events"), "", "X-Integration-Key", integrationKey());
        send("POST", address("api", "/tasks/overdue-periods"), "", "X-Integration-Key", integrationKey());
    }

    private void subscribe() {
        String organization =
                "{\"name\":\"Clinic\",\"slug\":\"%s\",\"billingEmail\":\"%s\",\"metadata\":{\"note\":\"%s\"}}"
                        .formatted(slug, billing, secretName);
        organizationId = required(owner("POST", "/organizations", organization), "id");
        owner(
                "PUT",
                "/organizations/%s/external-ids/%s".formatted(organizationId, demo("applicationSlug")),
                "{\"externalOrgId\":\"x-" + organizationId + "\"}");
        String subscription =
                "{\"organizationId\":\"%s\",\"planId\":\"%s\",\"seats\":4,\"paymentMethodId\":\"pm_card_visa\"}"
                        .formatted(organizationId, demo("planId"));
        subscriptionId = required(owner("POST", "/subscriptions", subscription), "id");
    }

    private void seatsAndMembers() {
        String seats = "{\"seats\":[{\"userId\":\"%s\"},{\"email\":\"%s\"}]}".formatted(userId, invited);
        assertThat(owner("POST", "/subscriptions/" + subscriptionId + "/seats", seats)
                        .path("data"))
                .hasSize(2);
        owner(
                "POST",
                "/organizations/" + organizationId + "/members",
                "{\"email\":\"" + invited + "\",\"role\":\"ADMIN\"}");
        check(demo("apiKey"));
    }

    private void act() {
        staff("PUT", "/subscriptions/" + subscriptionId + "/hold", "{\"reason\":\"" + holdReason + "\"}");
        staff("DELETE", "/subscriptions/" + subscriptionId + "/hold", "");
        JsonNode key =
                staff("POST", "/applications/" + demo("applicationSlug") + "/api-keys", "{\"name\":\"planted\"}");
        newKey = required(key, "key");
        check(newKey);
    }

    /** Each of these is refused, and the refusal may be logged. */
    private void tempt() {
        owner("POST", "/organizations", "{\"name\":\"" + person + "\",\"slug\":\"" + email);
        owner(
                "POST",
                "/organizations",
                "{\"" + email + "\":1,\"slug\":\"" + person + "\",\"timeZone\":\"" + email + "\"}");
        owner("GET", "/organizations/" + email, "");
        owner("GET", "/organizations/%s/audit?from=%s".formatted(organizationId, email), "");
        owner("PATCH", "/organizations/%s/members/%s".formatted(organizationId, userId), "{\"role\":\"MEMBER\"}");
        owner("PUT", "/subscriptions/" + subscriptionId + "/payment-method", "{\"paymentMethodId\":\"" + email + "\"}");
        send("GET", address("api", "/organizations"), "", "Authorization", "Bearer " + token + "x");
        send("GET", address("api", "/organizations?access_token=" + token), "");
        check(newKey + "x");
        send("POST", address("api", "/tasks/sweep"), "", "X-Integration-Key", integrationKey() + "x");
    }

    private void lie() {
        String event =
                "{\"id\":\"evt_%s\",\"object\":\"event\",\"type\":\"customer.subscription.updated\",\"livemode\":false,\"created\":%d,\"data\":{\"object\":{\"id\":\"sub_x\",\"object\":\"subscription\",\"metadata\":{\"tenure_id\":\"%s\"},\"description\":\"%s %s\"}}}"
                        .formatted(mark, Instant.now().getEpochSecond(), subscriptionId, person, email);
        webhook(event, stack.devJson().path("stripeWebhookSecret").asString());
        webhook(event, "whsec_wrong");
        webhook(
                "{\"id\":\"" + email + "\"",
                stack.devJson().path("stripeWebhookSecret").asString());
    }

    private void webhook(String body, String secret) {
        long now = Instant.now().getEpochSecond();
        try {
            String signature = "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(secret, now + "." + body);
            send("POST", address("api", "/webhooks/stripe"), body, "Stripe-Signature", signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void failTheProvider() {
        try (Faults faults = new Faults(stack)) {
            faults.failAll();
            owner(
                    "PUT",
                    "/subscriptions/" + subscriptionId + "/payment-method",
                    "{\"paymentMethodId\":\"pm_card_visa\"}");
        }
    }

    private void failTheDatabase() {
        stack.kill("postgres");
        owner(
                "POST",
                "/organizations/" + organizationId + "/members",
                "{\"email\":\"late." + email + "\",\"role\":\"MEMBER\"}");
        owner("PATCH", "/organizations/" + organizationId, "{\"billingEmail\":\"" + billing + "\"}");
        check(newKey);
        stack.up();
    }

    private void check(String key) {
        String question = "{\"userId\":\"%s\",\"applicationSlug\":\"%s\",\"externalOrgId\":\"x-%s\"}"
                .formatted(userId, demo("applicationSlug"), organizationId);
        send("POST", address("api", "/verify-seat"), question, "X-API-Key", key);
    }

    private JsonNode owner(String method, String path, String body) {
        return send(method, address("api", path), body, "Authorization", "Bearer " + token);
    }

    private JsonNode staff(String method, String path, String body) {
        return send(method, address("api", path), body, "Authorization", "Bearer " + operator(), "X-Reason", reason);
    }

    private JsonNode send(String method, URI address, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return Tenant.send((headers.length == 0 ? request : request.headers(headers)).build())
                .body();
    }

    private URI address(String part, String path) {
        return URI.create(stack.devJson().path(part).asString() + path);
    }

    private String operator() {
        return stack.devJson().at("/demo/tokens/operator").asString();
    }

    private String integrationKey() {
        return stack.devJson().path("integrationKey").asString();
    }

    private String demo(String name) {
        return stack.devJson().at("/demo/" + name).asString();
    }

    private static String required(JsonNode answer, String name) {
        assertThat(answer.path(name).asString("")).as("%s", answer).isNotEmpty();
        return answer.path(name).asString();
    }
}
