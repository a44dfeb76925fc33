package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeys;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.WebhookEventId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Runs what the document shows, and looks whether it is answered as the document says. */
final class OpenApiExamplesTest {

    /** Of an organization that has none yet. */
    private static final String CREATION = "POST /subscriptions";

    private static final String WEBHOOK = "POST /webhooks/stripe";

    /** Every example is done by the running API. */
    @TestFactory
    Stream<DynamicTest> hasExamplesThatRun() {
        return OpenApiTest.operations().entrySet().stream()
                .filter(operation -> !operation.getKey().equals(WEBHOOK))
                .map(operation ->
                        dynamicTest(operation.getKey(), () -> runs(operation.getKey(), operation.getValue())));
    }

    private static void runs(String name, JsonNode operation) {
        String key = UUID.randomUUID().toString();
        Example example = Example.of(name, operation);
        Answer answer = example.send("Idempotency-Key", key);
        Answer repeated = example.send("Idempotency-Key", key);
        Answer picture = Example.of(name, operation).send("Accept", "image/png");

        assertThat(answer.status()).as(name + " " + answer.text()).isIn(200, 201, 202, 204);
        assertThat(picture.status())
                .as(name + " for who wants a picture")
                .isEqualTo(
                        picture.text().isEmpty() || !operation.at("/responses").has("406") ? answer.status() : 406);
        hasTheHeadersThatItSays(operation, answer);
        hasTheHeadersThatItSays(operation, repeated);
    }

    /** A documented call, filled in for an organization of its own. */
    private record Example(
            String method, String address, @Nullable String body, List<String> proof) {

        static Example of(String name, JsonNode operation) {
            Place place = TestSystem.place();
            String subscription = place.as(Role.OWNER)
                    .post("/subscriptions", place.terms(10, ",\"paymentMethodId\":\"pm_card_visa\""))
                    .at("/id");
            String curl = operation.at("/x-codeSamples/0/source").asString();
            assertThat(operation.at("/description").asString()).endsWith("\n\n```sh\n" + curl + "\n```");
            String filled = fill(curl, name.equals(CREATION) ? TestSystem.place() : place, subscription);
            assertThat(filled.replaceAll("\\$(API_KEY|INTEGRATION_KEY|API/|TOKEN)", ""))
                    .as("variables that the document does not name")
                    .doesNotContain("$");
            String address = filled.substring(filled.indexOf("$API") + 4, filled.indexOf('"', filled.indexOf("$API")));
            String body = filled.contains(" -d \"")
                    ? filled.substring(filled.indexOf(" -d \"") + 5, filled.length() - 1)
                            .replace("\\\"", "\"")
                            .replaceFirst("\"slug\":\"[^\"]*\"", "\"slug\":\"s" + UUID.randomUUID() + "\"")
                    : null;
            return new Example(name.substring(0, name.indexOf(' ')), address, body, proof(filled, place));
        }

        private static List<String> proof(String curl, Place place) {
            if (curl.contains("X-API-Key: $API_KEY")) {
                return List.of("X-API-Key", OpenApiExamplesTest.key(place));
            }
            return curl.contains("X-Integration-Key: $INTEGRATION_KEY")
                    ? List.of("X-Integration-Key", RunningApi.INTEGRATION_KEY)
                    : List.of("X-Reason", "Ticket 4711");
        }

        Answer send(String header, String value) {
            String[] headers =
                    Stream.concat(proof.stream(), Stream.of(header, value)).toArray(String[]::new);
            return TestSystem.operator().send(method, address, body, headers);
        }
    }

    /** All of them, and no other of ours; apart from those that not every such answer has. */
    private static void hasTheHeadersThatItSays(JsonNode operation, Answer answer) {
        JsonNode said =
                OpenApiTest.response(operation, String.valueOf(answer.status())).at("/headers");
        for (String header : OpenApiTest.DOCUMENT.at("/components/headers").propertyNames()) {
            boolean sent = answer.headers().firstValue(header).isPresent();
            boolean sometimes = header.equals("Idempotency-Replayed") && !sent;
            assertThat(sent || sometimes)
                    .as(header + " of " + answer.status() + " of " + operation.at("/operationId"))
                    .isEqualTo(said.has(header) || sometimes);
        }
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
                .replace("$PROBLEM_CODE", "seat-limit-reached")
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
}
