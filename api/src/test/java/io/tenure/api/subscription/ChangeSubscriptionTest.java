package io.tenure.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ChangeSubscriptionTest {

    private final Place place = TestSystem.place();
    private String path = "";

    @BeforeEach
    void subscribe() {
        Answer answer =
                place.as(Role.OWNER).post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""));
        path = "/subscriptions/" + answer.at("/id");
    }

    @Test
    void changesTheNumberOfSeats() {
        Answer answer = place.as(Role.BILLING_ADMIN).patch(path, "{\"seats\":8}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/seats").asInt()).isEqualTo(8);
    }

    @Test
    void keepsWhatTheWorkflowWasAskedForARunThatBeginsAnew() {
        place.as(Role.BILLING_ADMIN).patch(path, "{\"seats\":8}");

        assertThat(one("select concat_ws(' ', request ->> '@type', request ->> 'seats') from operation"
                        + " where subscription_id = ? and kind = 'change-seats'"))
                .isEqualTo("ChangeSeats 8");
        assertThat(one("select (request is null)::text from operation"
                        + " where subscription_id = ? and kind = 'create-subscription'"))
                .isEqualTo("true");
    }

    @Test
    void saysBothNumbersWhenSeatsAreInUse() {
        TestSystem.ROWS.seat(id(), "user_1");
        TestSystem.ROWS.seat(id(), "user_2");

        Answer answer = place.as(Role.OWNER).patch(path, "{\"seats\":1}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("seats-in-use");
        assertThat(answer.at("/detail")).contains("2 seats", "1 were");
        assertThat(answer.json().at("/seatsAssigned").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/seats").asInt()).isEqualTo(1);
    }

    @Test
    void recordsWhatAValidatorRefuses() {
        Answer answer = place.as(Role.OWNER).patch(path, "{\"seats\":" + FakeSubscriptionWorkflow.REFUSED_SEATS + "}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("subscription-not-active");
        assertThat(one("select status || ' ' || problem_code from operation where subscription_id = ? and"
                        + " kind = 'change-seats'"))
                .isEqualTo("FAILED subscription-not-active");
    }

    @Test
    void asksToWaitWhereTooManyRequestsWait() {
        Answer answer = place.as(Role.OWNER).patch(path, "{\"seats\":" + FakeSubscriptionWorkflow.CROWDED_SEATS + "}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("too-many-waiting");
        assertThat(answer.at("/detail")).contains("Wait", "repeat");
    }

    @Test
    void leavesNothingWaitingThatTheWorkflowDidNotTake() {
        Answer answer = place.as(Role.OWNER).patch(path, "{\"seats\":" + FakeRows.NOT_TAKEN_SEATS + "}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("workflows-unavailable");
        assertThat(one("select status || ' ' || problem_code from operation where subscription_id = ? and"
                        + " kind = 'change-seats'"))
                .isEqualTo("FAILED workflows-unavailable");
    }

    @Test
    void saysWhatIsStillOwedAfterANewPaymentMethod() {
        Answer answer = place.as(Role.OWNER).put(path + "/payment-method", "{\"paymentMethodId\":\"pm_card_visa\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("ACTIVE");
        assertThat(answer.json().at("/owed/amount").asInt()).isEqualTo(500);
        assertThat(answer.at("/owed/currency")).isEqualTo("EUR");
    }

    @Test
    void cancelsAtThePeriodsEndAndTakesItBack() {
        Answer canceled = place.as(Role.OWNER).post(path + "/cancellation", "{\"at\":\"period-end\"}");
        Answer undone = place.as(Role.OWNER).delete(path + "/cancellation");

        assertThat(canceled.status()).isEqualTo(201);
        assertThat(canceled.json().at("/cancelAt").isNull()).isFalse();
        assertThat(undone.status()).isEqualTo(204);
        assertThat(place.as(Role.OWNER).get(path).json().at("/cancelAt").isNull())
                .isTrue();
    }

    @Test
    void asksNothingOfASubscriptionThatHasEnded() {
        assertThat(place.as(Role.OWNER)
                        .post(path + "/cancellation", "{\"at\":\"now\"}")
                        .at("/status"))
                .isEqualTo("CANCELED");

        Answer answer = place.as(Role.OWNER).patch(path, "{\"seats\":8}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("subscription-not-active");
    }

    @Test
    void showsThePageOnWhichAnOpenSubscriptionsPaymentIsConfirmed() {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription set checkout_url = 'https://pay.example/' where subscription_id = ?", id()));

        Answer seen = place.as(Role.OWNER).get(path);

        assertThat(seen.at("/status")).isEqualTo("ACTIVE");
        assertThat(seen.at("/checkoutUrl")).isEqualTo("https://pay.example/");
    }

    @Test
    void showsWhatConcernsPayingToWhoReadsAll() {
        TestSystem.operator()
                .put(path + "/hold", "{\"reason\":\"Chargeback under review\",\"message\":\"Please call us.\"}");
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription set provider_reference = ?, checkout_url = 'https://pay.example/' where"
                        + " subscription_id = ?",
                "sub_of_" + id(),
                id()));

        for (Role role : List.of(Role.OWNER, Role.BILLING_ADMIN, Role.ADMIN)) {
            Answer seen = place.as(role).get(path);
            assertThat(seen.at("/checkoutUrl")).isEqualTo("https://pay.example/");
            assertThat(seen.at("/stripeSubscriptionId")).startsWith("sub_of_");
            assertThat(seen.json().at("/hold/reason").isNull()).as("for staff").isTrue();
            assertThat(seen.at("/hold/message")).isEqualTo("Please call us.");
        }
        assertThat(TestSystem.operator().get(path).at("/checkoutUrl")).isEqualTo("https://pay.example/");
        Answer support = TestSystem.support().get(path);
        assertThat(support.json().at("/checkoutUrl").isNull())
                .as("who has it can pay")
                .isTrue();
        assertThat(support.at("/hold/reason")).isEqualTo("Chargeback under review");
        TestHttp member = place.as(Role.MEMBER);
        Answer list = member.get("/subscriptions?organizationId=" + place.organization());
        for (JsonNode seen : List.of(member.get(path).json(), list.json().at("/data/0"))) {
            assertThat(seen.at("/checkoutUrl").isNull()).isTrue();
            assertThat(seen.at("/stripeSubscriptionId").isNull()).isTrue();
            assertThat(seen.at("/stripeCustomerId").isNull()).isTrue();
            assertThat(seen.at("/hold/reason").isNull()).isTrue();
            assertThat(seen.at("/hold/message").asString()).isEqualTo("Please call us.");
            assertThat(seen.at("/status").asString()).isEqualTo("SUSPENDED");
        }
    }

    @Test
    void leavesNothingPendingThatNobodyWillFinish() {
        OperationId forgotten = TestSystem.ROWS.operation(place.organization(), id(), "cancel", null);
        OperationId young = TestSystem.ROWS.operation(place.organization(), id(), "cancel", null);
        OperationId taken = TestSystem.ROWS.operation(place.organization(), id(), "cancel", null);
        TestSystem.OWNER.useHandle(handle -> {
            handle.execute(
                    "update operation set opened_at = now() - interval '6 minutes' where operation_id in (?, ?)",
                    forgotten,
                    taken);
            handle.execute("update operation set accepted_at = now() where operation_id = ?", taken);
        });

        TestSystem.API.bean(ForgottenOperations.class).end();

        assertThat(status(forgotten)).isEqualTo("FAILED workflows-unavailable");
        assertThat(status(young)).isEqualTo("PENDING");
        assertThat(status(taken)).isEqualTo("PENDING");

        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription set status = 'CANCELED', status_reason = 'canceled', ended_at = now() - interval"
                        + " '6 minutes' where subscription_id = ?",
                id()));
        TestSystem.API.bean(ForgottenOperations.class).end();

        assertThat(status(taken)).isEqualTo("FAILED subscription-not-active");
        assertThat(status(young)).isEqualTo("PENDING");
    }

    private static String status(OperationId operation) {
        return one("select concat_ws(' ', status, problem_code) from operation where operation_id = ?", operation);
    }

    @Test
    void resumesWhatIsParked() {
        assertThat(TestSystem.operator()
                        .post(path + "/resumption", null, "X-Reason", "ticket 7")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void startsAWorkflowThatWasLost() {
        TestSystem.TEMPORAL
                .client()
                .newUntypedWorkflowStub(SubscriptionWorkflow.id(id()))
                .terminate("lost");

        Answer answer = place.as(Role.OWNER).patch(path, "{\"seats\":8}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/seats").asInt()).isEqualTo(8);
    }

    @Test
    void asksOnceForOneIdempotencyKey() {
        String body = "{\"at\":\"period-end\"}";
        Answer first = place.as(Role.OWNER).post(path + "/cancellation", body, "Idempotency-Key", "k");
        Answer second = place.as(Role.OWNER).post(path + "/cancellation", body, "Idempotency-Key", "k");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(one("select count(*)::text from operation where subscription_id = ? and kind = 'cancel'"))
                .isEqualTo("1");
    }

    @Test
    void answersARepeatedChangeWithTheFirstAnswersRevision() {
        Answer first = place.as(Role.OWNER).send("PATCH", path, "{\"seats\":8}", "Idempotency-Key", "k");
        place.as(Role.OWNER).patch(path, "{\"seats\":9}");
        Answer second = place.as(Role.OWNER).send("PATCH", path, "{\"seats\":8}", "Idempotency-Key", "k");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("ETag")).isNotEmpty().isEqualTo(first.header("ETag"));
    }

    @Test
    void goesOnWithTheOperationOfATryThatWasNotAnswered() {
        String body = "{\"at\":\"period-end\"}";
        place.as(Role.OWNER).post(path + "/cancellation", body, "Idempotency-Key", "k");
        TestSystem.OWNER.useHandle(handle -> handle.execute("""
            update idempotency_key
               set answered_at = null, status = null, answer = null, leased_until = now()
             where operation_id in (select operation_id from operation where subscription_id = ?)
            """, id().value()));

        Answer second = place.as(Role.OWNER).post(path + "/cancellation", body, "Idempotency-Key", "k");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEmpty();
        assertThat(one("select count(*)::text from operation where subscription_id = ? and kind = 'cancel'"))
                .isEqualTo("1");
    }

    @Test
    void auditsWhoAsked() {
        place.as(Role.BILLING_ADMIN).send("PATCH", path, "{\"seats\":8}", "X-Request-Id", "mine-1");

        assertThat(one(
                        "select actor_kind || ' ' || actor_id || ' ' || request_id from audit_entry where subject_id ="
                                + " ? and action = 'subscription.change-seats.requested'",
                        id().toString()))
                .isEqualTo("person " + TestSystem.person(place.user(Role.BILLING_ADMIN)) + " mine-1");
    }

    private SubscriptionId id() {
        return SubscriptionId.parse(path.substring("/subscriptions/".length()));
    }

    private String one(String sql) {
        return one(sql, id().value());
    }

    private static String one(String sql, Object subject) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.select(sql, subject).mapTo(String.class).one());
    }
}
