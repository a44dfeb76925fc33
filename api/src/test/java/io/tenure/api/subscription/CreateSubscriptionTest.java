package io.tenure.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CreateSubscriptionTest {

    private static final String WITH_CARD = ",\"paymentMethodId\":\"pm_card_visa\"";

    private final Place place = TestSystem.place();

    @Test
    void createsWithAPaymentMethod() {
        Answer answer = create(place.terms(5, WITH_CARD));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/subscriptions/" + answer.at("/id"));
        assertThat(answer.json().propertyNames())
                .contains(
                        "id",
                        "organizationId",
                        "planId",
                        "status",
                        "seats",
                        "seatsAssigned",
                        "accessUntil",
                        "cancelAt",
                        "checkoutUrl",
                        "hold",
                        "attention",
                        "stripeSubscriptionId",
                        "stripeCustomerId",
                        "revision");
        assertThat(answer.at("/status")).isEqualTo("ACTIVE");
        assertThat(answer.json().at("/seats").asInt()).isEqualTo(5);
        assertThat(answer.json().at("/hold").isNull()).isTrue();
        assertThat(place.as(Role.OWNER)
                        .get("/subscriptions/" + answer.at("/id"))
                        .text())
                .isEqualTo(answer.text());
    }

    @Test
    void answersTheSameCheckoutToTheSameTerms() {
        Answer first = create(place.terms(3, ""));
        Answer second = create(place.terms(3, ""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/status")).isEqualTo("PENDING");
        assertThat(first.at("/checkoutUrl")).startsWith("https://");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void withdrawsAnOpenCheckoutForOtherTerms() {
        String first = create(place.terms(3, "")).at("/id");
        Answer second = create(place.terms(4, ""));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/id")).isNotEqualTo(first);
        assertThat(place.as(Role.OWNER).get("/subscriptions/" + first).at("/status"))
                .isEqualTo("EXPIRED");
    }

    @Test
    void keepsACheckoutThatIsCompleteAlready() {
        create(place.terms(FakeRows.COMPLETE_SEATS, ""));
        Answer second = create(place.terms(4, ""));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("subscription-exists");
    }

    @Test
    void refusesASecondLiveSubscription() {
        String first = create(place.terms(5, WITH_CARD)).at("/id");
        Answer second = create(place.terms(5, WITH_CARD));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("subscription-exists");
        assertThat(second.at("/subscriptionId")).isEqualTo(first);
    }

    @Test
    void saysThatACardWasDeclined() {
        Answer answer = create(place.terms(5, ",\"paymentMethodId\":\"pm_declined\""));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.code()).isEqualTo("payment-method-declined");
    }

    @Test
    void createsOneForTwinsWithOneKey() throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> callers.submit(() -> create(place.terms(5, WITH_CARD), "Idempotency-Key", "twin")))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(201, 409);
            }
        }
        Answer repeat = create(place.terms(5, WITH_CARD), "Idempotency-Key", "twin");
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
        Answer page = place.as(Role.OWNER).get("/subscriptions?organizationId=" + place.organization());
        assertThat(page.json().at("/data").size()).isEqualTo(1);
    }

    @Test
    void remembersARefusalUnderItsKey() {
        Answer first = create(place.terms(5, ",\"paymentMethodId\":\"pm_declined\""), "Idempotency-Key", "k1");
        Answer second = create(place.terms(5, ",\"paymentMethodId\":\"pm_declined\""), "Idempotency-Key", "k1");

        assertThat(first.code()).isEqualTo("payment-method-declined");
        assertThat(second.code()).isEqualTo("payment-method-declined");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        create(place.terms(5, WITH_CARD), "Idempotency-Key", "k1");
        Answer second = create(place.terms(6, WITH_CARD), "Idempotency-Key", "k1");

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void acceptsWhatTakesLongAndTellsLater() {
        Answer answer = createImpatiently(place.terms(5, ",\"paymentMethodId\":\"pm_slow\""));
        String operation = answer.header("Location");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(operation).isEqualTo("/operations/" + answer.at("/id"));
        assertThat(place.as(Role.OWNER).get(operation).at("/status")).isEqualTo("PENDING");

        SubscriptionId id = SubscriptionId.parse(answer.at("/subscriptionId"));
        TestSystem.TEMPORAL
                .client()
                .newWorkflowStub(SubscriptionWorkflow.class, SubscriptionWorkflow.id(id))
                .lookAgain();
        Awaitility.await()
                .until(() -> place.as(Role.OWNER).get(operation).at("/status").equals("DONE"));
    }

    @Test
    void grantsForOperatorsOnly() {
        String granted = place.terms(5, ",\"provider\":\"none\",\"until\":\"2099-01-01T00:00:00Z\"");

        assertThat(create(granted).code()).isEqualTo("role-not-sufficient");
        Answer answer = TestSystem.operator().post("/subscriptions", granted);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/status")).isEqualTo("ACTIVE");
        assertThat(answer.at("/provider")).isEqualTo("none");
    }

    @Test
    void pointsAtEachFault() {
        Answer answer = create("{\"organizationId\":\"%s\",\"seats\":0}".formatted(place.organization()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation-failed");
        assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/planId", "/seats");
        assertThat(answer.json().at("/errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder("required", "too-small");
    }

    @Test
    void knowsOnlyPlansThatExist() {
        String body = place.terms(1, "").replaceAll("plan_[^\"]*", "plan_01jd3v8y0geqtrwqw8r5c8j2qk");

        Answer answer = create(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/planId");
        assertThat(answer.at("/errors/0/code")).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        member   |                                                                    | /planId unknown
        member   | "until":"2099-01-01T00:00:00Z"                                     | /planId unknown,/until only-for-granted
        operator | "until":"2099-01-01T00:00:00Z"                                     | /planId unknown
        operator | "until":"2020-01-01T00:00:00Z"                                     | /planId unknown,/until in-the-past
        operator | "provider":"stripe","until":"2099-01-01T00:00:00Z"                 | /planId unknown,/until only-for-granted
        operator | "provider":"none","until":"2020-01-01T00:00:00Z","paymentMethodId":"pm_1" | /planId unknown,/paymentMethodId not-for-granted,/until in-the-past
        """)
    void tellsWhatIsWrongBesideAnUnknownPlan(String who, @Nullable String more, String faults) {
        String body = place.terms(1, more == null ? "" : "," + more)
                .replaceAll("plan_[^\"]*", "plan_01jd3v8y0geqtrwqw8r5c8j2qk");

        Answer answer = who.equals("operator")
                ? TestSystem.operator().post("/subscriptions", body)
                : place.as(Role.OWNER).post("/subscriptions", body);

        assertThat(answer.json().at("/errors"))
                .extracting(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .containsExactlyInAnyOrder(faults.split(","));
    }

    /** At an API that waits for nobody. */
    private Answer createImpatiently(String terms) {
        try (RunningApi api = RunningApi.start(
                TestSystem.DATABASE,
                TestSystem.ISSUER.url(),
                TestSystem.TEMPORAL.address(),
                "tenure.subscription.command.accepted-within=30s",
                "tenure.subscription.command.finished-within=10ms")) {
            return api.as(TestSystem.ISSUER.token(place.user(Role.OWNER))).post("/subscriptions", terms);
        }
    }

    private Answer create(String body, String... headers) {
        return place.as(Role.BILLING_ADMIN).post("/subscriptions", body, headers);
    }
}
