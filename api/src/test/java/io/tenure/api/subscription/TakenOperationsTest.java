package io.tenure.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workflow has taken, and Temporal lost before it was in a history, is asked for again. */
final class TakenOperationsTest {

    private final Place place = TestSystem.place();
    private String path = "";

    @BeforeEach
    void subscribe() {
        Answer answer =
                place.as(Role.OWNER).post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""));
        path = "/subscriptions/" + answer.at("/id");
    }

    @Test
    void asksAgainForWhatWasLost() {
        OperationId lost = taken(8);

        remind();

        await().atMost(Duration.ofSeconds(20)).until(() -> state(lost).equals("DONE"));
        assertThat(seats()).isEqualTo(8);
    }

    @Test
    void writesThatTheStateDoesNotAllowItAnyMore() {
        OperationId lost = taken(FakeSubscriptionWorkflow.REFUSED_SEATS);

        remind();

        assertThat(state(lost)).isEqualTo("FAILED subscription-not-active");
    }

    @Test
    void leavesWhatWaitsBehindManyOthers() {
        OperationId lost = taken(FakeSubscriptionWorkflow.CROWDED_SEATS);

        remind();

        assertThat(state(lost)).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @CsvSource({"9, 14, false", "14, 19, true", "19, 24, false", "26, 31, true", "31, 59, false", "58, 63, true"})
    void asksWheneverTheAgeHasDoubled(long before, long now, boolean isDue) {
        Instant opened = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(TakenOperations.isDue(opened, opened.plusSeconds(before), opened.plusSeconds(now)))
                .isEqualTo(isDue);
    }

    /** A first round: everything is due. */
    private static void remind() {
        new TakenOperations(
                        TestSystem.API.bean(AcrossTenants.class),
                        TestSystem.API.bean(SubscriptionCommands.class),
                        Clock.systemUTC())
                .remind();
    }

    private OperationId taken(int seats) {
        OperationId id = TestSystem.ROWS.operation(place.organization(), id(), "change-seats", null);
        String request = "{\"@type\":\"ChangeSeats\",\"operationId\":\"%s\",\"seats\":%d}".formatted(id, seats);
        TestSystem.OWNER.useHandle(handle -> handle.execute("""
            update operation
               set request = cast(? as jsonb), opened_at = now() - interval '20 seconds', accepted_at = now()
             where operation_id = ?
            """, request, id));
        return id;
    }

    private int seats() {
        return place.as(Role.OWNER).get(path).json().at("/seats").asInt();
    }

    private static String state(OperationId operation) {
        return TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select concat_ws(' ', status, problem_code) from operation where operation_id = ?",
                        operation.value())
                .mapTo(String.class)
                .one());
    }

    private SubscriptionId id() {
        return SubscriptionId.parse(path.substring("/subscriptions/".length()));
    }
}
