package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.identity.RoleMatrix;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

final class OpenApiTest {

    static final JsonNode DOCUMENT =
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
                .containsExactlyInAnyOrder("200", "400", "401", "403", "405", "413", "415", "429", "503");
        assertThat(response(check, "400").at("/description").asString())
                .contains("unreadable-body", "validation-failed");
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

    @Test
    void showsAllThatCreatesASubscription() {
        JsonNode terms = DOCUMENT.at("/components/schemas/CreateSubscription");

        assertThat(terms.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(terms.at("/properties").propertyNames())
                .containsExactlyInAnyOrder("organizationId", "planId", "seats", "paymentMethodId", "provider", "until");
        assertThat(terms.at("/properties/provider/description").asString()).contains("operator of the platform");
        assertThat(terms.at("/required").values())
                .extracting(JsonNode::asString)
                .doesNotContain("provider", "until");
    }

    @Test
    void showsAnExportAsText() {
        JsonNode content = DOCUMENT.at("/paths/~1organizations~1{id}~1audit~1export/get/responses/200/content");

        assertThat(content.propertyNames()).containsExactly("text/csv");
        assertThat(content.at("/text~1csv/schema/type").asString()).isEqualTo("string");
    }

    /** Nothing else has a revision. */
    @Test
    void offersConditionsWhereThereIsARevision() {
        assertThat(withHeader("If-Match", "412"))
                .containsExactlyInAnyOrder(
                        "PATCH /organizations/{id}",
                        "PUT /organizations/{id}/external-ids/{applicationSlug}",
                        "DELETE /organizations/{id}/external-ids/{applicationSlug}",
                        "PATCH /organizations/{id}/members/{userId}",
                        "DELETE /organizations/{id}/members/{userId}",
                        "PATCH /subscriptions/{id}",
                        "PUT /subscriptions/{id}/payment-method",
                        "DELETE /subscriptions/{id}/cancellation",
                        "PUT /subscriptions/{id}/hold",
                        "DELETE /subscriptions/{id}/hold");
        assertThat(withHeader("If-None-Match", "304"))
                .containsExactlyInAnyOrder("GET /organizations/{id}", "GET /subscriptions/{id}");
    }

    private static List<String> withHeader(String header, String status) {
        return operations().entrySet().stream()
                .filter(operation -> {
                    boolean offered = operation
                            .getValue()
                            .at("/parameters")
                            .findValuesAsString("name")
                            .contains(header);
                    assertThat(operation.getValue().at("/responses").has(status))
                            .as(operation.getKey())
                            .isEqualTo(offered);
                    return offered;
                })
                .map(Map.Entry::getKey)
                .toList();
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
        operation.at("/responses").propertyNames().stream()
                .filter(status -> response(operation, status).at("/content").has("application/problem+json"))
                .forEach(status -> assertThat(
                                response(operation, status).at("/description").asString())
                        .as(status)
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

    /** Its own, or the one that it shares. */
    static JsonNode response(JsonNode operation, String status) {
        JsonNode response = operation.at("/responses/" + status);
        return response.has("$ref")
                ? DOCUMENT.at(response.at("/$ref").asString().substring(1))
                : response;
    }

    static Map<String, JsonNode> operations() {
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
