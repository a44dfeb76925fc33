package io.tenure.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.worker.WorkerFactory;
import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.api.TestTemporal;
import io.tenure.store.organization.Role;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was answered 503 because no workflow took it is not done when the workers return; asked for again under its key, it is done once. */
final class LateWorkersTest {

    private static final TestTemporal TEMPORAL = new TestTemporal();
    private static final RunningApi API = RunningApi.start(
            TestSystem.DATABASE,
            TestSystem.ISSUER.url(),
            TEMPORAL.address(),
            "tenure.subscription.command.accepted-within=1s");

    private static final Asked CHANGE = ofExisting("PATCH", "", "{\"seats\":8}");
    private static final Asked CANCELLATION = ofExisting("POST", "/cancellation", "{\"at\":\"now\"}");
    private static final Asked CREATION = ofNew();

    private static @Nullable WorkerFactory workers;

    @BeforeAll
    static void returnLate() {
        refuse(CHANGE);
        refuse(CANCELLATION);
        refuse(CREATION);
        workers = TEMPORAL.worker(FakeSubscriptionWorkflow.class, new FakeRows(TestSystem.OWNER));
        workers.start();
    }

    @AfterAll
    static void close() {
        API.close();
        if (workers != null) {
            workers.shutdownNow();
        }
        TEMPORAL.close();
    }

    @Test
    void changesOnceWhatIsAskedForAgain() {
        assertThat(late(CHANGE).code()).isEqualTo(Outcome.NOT_TAKEN);
        assertThat(row(CHANGE)).isEqualTo("ACTIVE 5 0");

        Answer again = send(CHANGE);

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().at("/seats").asInt()).isEqualTo(8);
        assertThat(row(CHANGE)).isEqualTo("ACTIVE 8 1");
        assertThat(operations(CHANGE)).isEqualTo("change-seats DONE 2");
    }

    @Test
    void cancelsOnceWhatIsAskedForAgain() {
        assertThat(late(CANCELLATION).code()).isEqualTo(Outcome.NOT_TAKEN);
        assertThat(row(CANCELLATION)).isEqualTo("ACTIVE 5 0");

        Answer again = send(CANCELLATION);

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(row(CANCELLATION)).isEqualTo("CANCELED 5 1");
        assertThat(operations(CANCELLATION)).isEqualTo("cancel DONE 2");
    }

    @Test
    void createsOnceWhatIsAskedForAgain() {
        assertThat(late(CREATION).code()).isEqualTo(Outcome.NOT_TAKEN);
        assertThat(operations(CREATION)).isEqualTo("create-subscription FAILED 1");

        Answer again = send(CREATION);

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(subscription(CREATION).toString());
        assertThat(operations(CREATION)).isEqualTo("create-subscription DONE 2");
        assertThat(send(CREATION).header("Idempotency-Replayed")).isEqualTo("true");
    }

    /** A request of one's own. */
    private record Asked(Place place, String method, String path, String body) {}

    private static Asked ofNew() {
        Place place = TestSystem.place();
        return new Asked(place, "POST", "/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""));
    }

    /** Its workflow runs where {@link TestSystem} is: here it was lost. */
    private static Asked ofExisting(String method, String path, String body) {
        Asked creation = ofNew();
        Answer created = creation.place().as(Role.OWNER).post(creation.path(), creation.body());
        return new Asked(creation.place(), method, "/subscriptions/" + created.at("/id") + path, body);
    }

    private static Answer send(Asked asked) {
        String owner = TestSystem.ISSUER.token(asked.place().user(Role.OWNER));
        return API.as(owner).send(asked.method(), asked.path(), asked.body(), "Idempotency-Key", "k");
    }

    private static void refuse(Asked asked) {
        Answer refused = send(asked);
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("workflows-unavailable");
    }

    /** What the workflow answers when a worker takes the update after all. */
    private static Outcome late(Asked asked) {
        OperationId operation = new OperationId(UUID.fromString(last("operation_id", asked)));
        return TEMPORAL.client()
                .newUntypedWorkflowStub(SubscriptionWorkflow.id(subscription(asked)))
                .getUpdateHandle(operation + "/1", Outcome.class)
                .getResult();
    }

    private static SubscriptionId subscription(Asked asked) {
        return new SubscriptionId(UUID.fromString(last("subscription_id", asked)));
    }

    private static String row(Asked asked) {
        return text(
                "select concat_ws(' ', status, quantity, revision) from subscription where subscription_id = ?",
                subscription(asked));
    }

    /** Of the last that the organization has asked for. */
    private static String last(String column, Asked asked) {
        return text(
                "select " + column + "::text from operation where organization_id = ? order by created_at desc limit 1",
                asked.place().organization());
    }

    /** All of the kind of the last. */
    private static String operations(Asked asked) {
        return text("""
            select string_agg(concat_ws(' ', kind, status, opening), ', ')
              from operation
             where organization_id = ?
             group by kind
             order by max(created_at) desc
             limit 1
            """, asked.place().organization());
    }

    private static String text(String sql, Object id) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.select(sql, id).mapTo(String.class).one());
    }
}
