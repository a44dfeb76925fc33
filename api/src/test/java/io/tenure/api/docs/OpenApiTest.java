package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeys;
import io.tenure.api.identity.RoleMatrix;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.WebhookEventId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

final class OpenApiTest {

    /** Of an organization that has none yet. */
    private static final String CREATION = "POST /subscriptions";

    private static final String WEBHOOK = "POST /webhooks/stripe";
    private static final JsonNode DOCUMENT =
            TestSystem.API.as(null).get("/api/docs/openapi.json").json();

    @Test
    void isServedWithoutAToken() {
        Answer page = TestSystem.API.as(null).get("/api/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "connect-src 'self'");
        Pattern.compile("src=\"([^\"]+)\"")
                .matcher(page.text())
                .results()
                .map(source -> TestSystem.API.as(null).get(source.group(1)))
                .forEach(file -> assertThat(file.status()).isEqualTo(200));
        assertThat(DOCUMENT.at("/openapi").asString()).startsWith("3.1");
    }

    @Test
    void resolvesEveryReference() {
        DOCUMENT.findValuesAsString("$ref")
                .forEach(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void showsIdsAsTextAndCallersNotAtAll() {
        assertThat(DOCUMENT.at("/paths/~1subscriptions~1{id}/get/parameters/0/schema/type")
                        .asString())
                .isEqualTo("string");
        assertThat(DOCUMENT.toString()).doesNotContain("\"caller\"");
    }

    @Test
    void saysWhatMayBeNullAndWhatIsAlwaysThere() {
        JsonNode subscription = DOCUMENT.at("/components/schemas/Subscription");

        assertThat(subscription.at("/properties/cancelAt/type").values())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("string", "null");
        assertThat(subscription.at("/properties/hold/anyOf").size()).isEqualTo(2);
        assertThat(subscription.at("/required").values())
                .extracting(JsonNode::asString)
                .contains("id", "status", "seats")
                .doesNotContain("cancelAt");
    }

    @Test
    void namesEveryVariableOfItsExamples() {
        String words = DOCUMENT.at("/info/description").asString();

        for (ExampleValue value : ExampleValue.values()) {
            assertThat(words).contains(value.name() + "=");
        }
        assertThat(words).contains("API=", "API_KEY=", "TOKEN=");
    }

    @Test
    void printsWhatEachRoleMay() {
        assertThat(DOCUMENT.at("/info/description").asString()).contains(RoleMatrix.table());
        assertThat(RoleMatrix.table())
                .contains("| assign and revoke seats; read all of the organization | yes | yes | yes |  |");
    }

    @Test
    void fillsInTheParametersThatMustBeGiven() {
        assertThat(DOCUMENT.at("/paths/~1subscriptions~1{id}/get/parameters/0/example")
                        .asString())
                .startsWith("sub_");
        assertThat(DOCUMENT.at("/paths/~1subscriptions/get/parameters/0/example")
                        .asString())
                .startsWith("org_");
    }

    @Test
    void showsNoExampleOfAWebhookThatNobodyCanSign() {
        assertThat(DOCUMENT.at("/paths/~1webhooks~1stripe/post").toString())
                .contains("Who may")
                .doesNotContain("curl ");
    }

    @Test
    void describesTheCheckAsItIsAnswered() {
        JsonNode check = DOCUMENT.at("/paths/~1verify-seat/post");

        assertThat(check.at("/responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "403", "405", "413", "429", "503");
        assertThat(check.at("/responses/400/description").asString()).contains("unreadable-body", "validation-failed");
        JsonNode answer = DOCUMENT.at("/components/schemas/SeatAnswer");
        assertThat(answer.at("/required").values())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("hasAccess", "seatId", "subscriptionStatus", "expiresAt");
        for (String name : List.of("seatId", "expiresAt")) {
            assertThat(answer.at("/properties/" + name + "/type").values())
                    .extracting(JsonNode::asString)
                    .containsExactlyInAnyOrder("string", "null");
        }
        assertThat(answer.at("/properties/reason/type").asString()).isEqualTo("string");
        assertThat(answer.at("/properties/reason/enum").values())
                .extracting(JsonNode::asString)
                .contains("payment-failed", "standing-unconfirmed");
        assertThat(answer.at("/properties/subscriptionStatus/enum").values())
                .extracting(JsonNode::asString)
                .contains("ACTIVE", "NONE");
    }

    @TestFactory
    Stream<DynamicTest> describesEachOperation() {
        return operations().entrySet().stream()
                .map(operation -> dynamicTest(operation.getKey(), () -> isDescribed(operation.getValue())));
    }

    private static void isDescribed(JsonNode operation) {
        assertThat(operation.at("/summary").asString()).isNotBlank();
        assertThat(operation.at("/operationId").asString()).isNotBlank();
        assertThat(operation.at("/description").asString()).startsWith("Who may: ");
        assertThat(operation.at("/security").isArray()).isTrue();
        assertThat(operation.at("/responses").propertyNames()).contains("400");
        operation.at("/responses").properties().stream()
                .filter(response -> response.getKey().compareTo("400") >= 0
                        && response.getValue().has("content")
                        && response.getValue().at("/content").has("application/problem+json"))
                .forEach(response -> assertThat(
                                response.getValue().at("/description").asString())
                        .as(response.getKey())
                        .containsPattern("`[a-z-]+`: "));
        if (!operation.at("/security").isEmpty()) {
            assertThat(operation.at("/responses").propertyNames()).contains("401");
        }
        assertThat(operation.at("/responses").propertyNames()).anyMatch(status -> status.startsWith("2"));
        assertThat(operation.at("/responses").propertyNames()).contains("503");
        if (operation.has("requestBody")) {
            assertThat(operation.at("/requestBody/content").findValue("example").size())
                    .isPositive();
        }
    }

    /** Every example is done by the running API. */
    @TestFactory
    Stream<DynamicTest> hasExamplesThatRun() {
        return operations().entrySet().stream()
                .filter(operation -> !operation.getKey().equals(WEBHOOK))
                .map(operation ->
                        dynamicTest(operation.getKey(), () -> runs(operation.getKey(), operation.getValue())));
    }

    private static void runs(String name, JsonNode operation) {
        Place place = TestSystem.place();
        String subscription = place.as(Role.OWNER)
                .post("/subscriptions", place.terms(10, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        String curl = operation.at("/x-codeSamples/0/source").asString();
        assertThat(operation.at("/description").asString()).endsWith("\n\n```sh\n" + curl + "\n```");
        String filled = fill(curl, name.equals(CREATION) ? TestSystem.place() : place, subscription);
        String address = filled.substring(filled.indexOf("$API") + 4, filled.indexOf('"', filled.indexOf("$API")));
        String body = filled.contains(" -d \"")
                ? filled.substring(filled.indexOf(" -d \"") + 5, filled.length() - 1)
                        .replace("\\\"", "\"")
                : null;

        String[] key = filled.contains("X-API-Key: $API_KEY")
                ? new String[] {"X-API-Key", key(place)}
                : new String[] {"X-Reason", "Ticket 4711"};
        if (filled.contains("X-Integration-Key: $INTEGRATION_KEY")) {
            key = new String[] {"X-Integration-Key", RunningApi.INTEGRATION_KEY};
        }
        Answer answer = TestSystem.operator().send(name.substring(0, name.indexOf(' ')), address, body, key);

        assertThat(filled.replace("$API_KEY", "")
                        .replace("$INTEGRATION_KEY", "")
                        .replace("$API/", "")
                        .replace("$TOKEN", ""))
                .as("variables that the document does not name")
                .doesNotContain("$");

        assertThat(answer.status()).as(name + " " + answer.text()).isIn(200, 201, 202, 204);
    }

    private static String fill(String curl, Place place, String subscription) {
        String application = TestSystem.OWNER.withHandle(
                handle -> handle.select("select slug from application where application_id = ?", place.application())
                        .mapTo(String.class)
                        .one());
        OperationId operation = TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select operation_id from operation where subscription_id = ?",
                        SubscriptionId.parse(subscription))
                .mapTo(OperationId.class)
                .one());
        String seat = TestSystem.ROWS
                .seat(SubscriptionId.parse(subscription), "user_1")
                .toString();
        WebhookEventId event = WebhookEventId.of(TestSystem.ROWS.event(
                SubscriptionId.parse(subscription), "customer.subscription.updated", "sub_1", true));
        return curl.replace("$ORGANIZATION_ID", place.organization().toString())
                .replace("$SUBSCRIPTION_ID", subscription)
                .replace("$PLAN_ID", place.plan().toString())
                .replace("$OPERATION_ID", operation.toString())
                .replace("$SEAT_ID", seat)
                .replace("$USER_ID", place.user(Role.MEMBER))
                .replace("$PLATFORM_ROLE", "support")
                .replace("$KEY_ID", keyId(application))
                .replace("$WEBHOOK_EVENT_ID", event.toString())
                .replace("$APPLICATION", application);
    }

    private static String keyId(String application) {
        return TestSystem.operator()
                .post("/applications/" + application + "/api-keys", "{\"name\":\"example\"}")
                .at("/id");
    }

    private static String key(Place place) {
        ApiKeys keys = TestSystem.API.bean(ApiKeys.class);
        ApiKey key = keys.generate(false);
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                """
                insert into api_key (api_key_id, application_id, key_hash, prefix, last_four, created_at) values (?, ?, ?, ?, ?, now())
                """, UUID.randomUUID(), place.application(), keys.hash(key), key.prefix(), key.lastFour()));
        return key.text();
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        DOCUMENT.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return operations;
    }
}
