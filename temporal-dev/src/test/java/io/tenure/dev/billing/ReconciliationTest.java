package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.tenure.activities.FailureInterceptor;
import io.tenure.activities.webhook.PostgresReconciliationActivities;
import io.tenure.activities.webhook.StripeEventListActivities;
import io.tenure.store.webhook.ReconciliationDao.Source;
import io.tenure.store.webhook.StripeInbox;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.webhook.EventListActivities;
import io.tenure.workflows.webhook.Reconciled;
import io.tenure.workflows.webhook.ReconciliationInput;
import io.tenure.workflows.webhook.ReconciliationKind;
import io.tenure.workflows.webhook.ReconciliationWorkflow;
import io.tenure.workflows.webhook.ReconciliationWorkflowImpl;
import io.tenure.workflows.webhook.StripeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reconciliations on real PostgreSQL and the stand-in of Stripe, with Temporal's time skipped. */
final class ReconciliationTest {

    private static final Stand STAND = new Stand();
    private static final int LOST = 20;

    private final Clinic clinic = Clinic.inRealTime(STAND);
    private final AtomicInteger sweeps = new AtomicInteger();
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options());

    @BeforeEach
    void start() {
        Clock clock = Clock.systemUTC();
        var worker = environment.newWorker(TaskQueues.CORE);
        worker.registerWorkflowImplementationTypes(ReconciliationWorkflowImpl.class);
        worker.registerActivitiesImplementations(new PostgresReconciliationActivities(
                STAND.database.jdbi(),
                new Source(Provider.STRIPE, "acct_test", false),
                clock,
                sweeps::incrementAndGet));
        environment.newWorker(TaskQueues.STRIPE).registerActivitiesImplementations(events());
        environment.start();
        clinic.subscribed("pm_card_visa");
        clinic.sql("delete from webhook_event");
        clinic.sql("delete from reconciliation");
    }

    @AfterEach
    void end() {
        STAND.heal();
        environment.close();
    }

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void findsEveryEventThatWasLostAndNoneTwice() {
        manyEvents();
        List<String> listed = listed();
        listed.stream().skip(LOST).forEach(this::deliver);

        Reconciled first = run(ReconciliationKind.EVENTS);
        Reconciled second = run(ReconciliationKind.EVENTS);

        assertThat(listed).hasSizeGreaterThan(100 + LOST);
        assertThat(first).isEqualTo(new Reconciled(listed.size(), LOST));
        assertThat(second).isEqualTo(new Reconciled(listed.size(), 0));
        assertThat(stored()).isEqualTo(new TreeSet<>(listed));
        assertThat(rows("select count(*) from webhook_event")).isEqualTo(listed.size());
    }

    @Test
    void meansWhatADeliveryWouldHaveMeant() {
        run(ReconciliationKind.EVENTS);
        List<String> found = described();
        clinic.sql("delete from webhook_event");

        listed().forEach(this::deliver);

        assertThat(found).anyMatch(row -> row.contains("/RECEIVED/" + clinic.id.value()));
        assertThat(described()).isEqualTo(found);
    }

    @Test
    void takesInNothingThatChangesNoStanding() {
        run(ReconciliationKind.EVENTS);

        assertThat(rows("select count(*) from webhook_event where status = 'IGNORED'"))
                .isZero();
    }

    @Test
    void goesOnAtThePageWhereItStopped() {
        manyEvents();
        List<String> listed = listed();
        Instant now = Instant.now();
        Map<String, Object> heartbeat = Map.of(
                "began", now, "since", now.minusSeconds(3600), "after", listed.get(99), "compared", 100, "missed", 7);
        TestActivityEnvironment activity = TestActivityEnvironment.newInstance(options());
        activity.registerActivitiesImplementations(events());
        activity.setHeartbeatDetails(heartbeat);

        Reconciled reconciled = activity.newActivityStub(EventListActivities.class)
                .compareEvents(new ReconciliationInput(ReconciliationKind.EVENTS));
        activity.close();

        assertThat(reconciled).isEqualTo(new Reconciled(listed.size(), listed.size() - 100 + 7));
        assertThat(stored()).isEqualTo(new TreeSet<>(listed.subList(100, listed.size())));
    }

    @Test
    void triesAgainWhenStripeDoesNotAnswer() {
        STAND.fail("GET /v1/events", "error", 2);

        assertThat(run(ReconciliationKind.EVENTS).missed()).isEqualTo(listed().size());
    }

    @Test
    void givesUpAfterAnHourAndLeavesTheRestToTheNextOne() {
        STAND.fail("GET /v1/events", "error", 100_000);
        assertThatThrownBy(() -> run(ReconciliationKind.EVENTS)).isInstanceOf(WorkflowFailedException.class);
        assertThat(rows("select count(*) from reconciliation")).isZero();

        STAND.heal();

        assertThat(run(ReconciliationKind.EVENTS).missed()).isPositive();
        assertThat(rows("select count(*) from reconciliation")).isOne();
    }

    @Test
    void looksBackNoFurtherThanStripeLists() {
        run(ReconciliationKind.EVENTS);
        clinic.sql("update reconciliation set reconciled_until = '2020-01-01'");

        assertThat(run(ReconciliationKind.EVENTS).compared()).isPositive();
        assertThat(rows("select count(*) from reconciliation where reconciled_until > now() - interval '1 minute'"))
                .isOne();
    }

    @Test
    void tellsOnceOfAPeriodThatEndedUnheard() {
        open("now() - interval '3 hours'", "now() + interval '1 day'", "now() - interval '30 days'");

        assertThat(run(ReconciliationKind.PERIODS)).isEqualTo(new Reconciled(0, 1));
        assertThat(run(ReconciliationKind.PERIODS)).isEqualTo(new Reconciled(0, 0));
        assertThat(rows("select count(*) from webhook_event where kind = 'tenure.period_overdue' and status ="
                        + " 'RECEIVED' and"
                        + " subscription_id"
                        + " = '" + clinic.id.value() + "' and next_attempt_at <= now()"))
                .isOne();
    }

    @Test
    void leavesAlonePeriodsThatEndedJustNowOrWereLookedAtSince() {
        open("now() - interval '1 hour'", "now() + interval '1 day'", "now() - interval '30 days'");
        assertThat(run(ReconciliationKind.PERIODS).missed()).isZero();

        open("now() - interval '3 hours'", "now() + interval '1 day'", "now() - interval '30 minutes'");
        assertThat(run(ReconciliationKind.PERIODS).missed()).isZero();
    }

    @Test
    void beginsASweep() {
        run(ReconciliationKind.WORKFLOWS);

        assertThat(sweeps).hasValue(1);
    }

    private static StripeEventListActivities events() {
        return new StripeEventListActivities(
                Stand.access(STAND.settings(null)), STAND.database.jdbi(), Clock.systemUTC());
    }

    private static TestEnvironmentOptions options() {
        return TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new FailureInterceptor())
                        .build())
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build();
    }

    private Reconciled run(ReconciliationKind kind) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowId(ReconciliationWorkflow.id(kind))
                .build();
        return environment
                .getWorkflowClient()
                .newWorkflowStub(ReconciliationWorkflow.class, options)
                .run(new ReconciliationInput(kind));
    }

    /** More than two pages of them. */
    private void manyEvents() {
        while (listed().size() <= 205) {
            Clinic.inRealTime(STAND).subscribed("pm_card_visa");
        }
    }

    /** Every event that Stripe lists of kinds that cause a look, newest first. */
    private static List<String> listed() {
        return STAND.events();
    }

    private void deliver(String event) {
        byte[] body = STAND.event(event).getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        STAND.database
                .jdbi()
                .useTransaction(handle -> new StripeInbox("acct_test", false)
                        .take(
                                handle,
                                new StripeInbox.Arrival(StripeEvent.read(body).orElseThrow(), body, now, now)));
    }

    private void open(String paidUntil, String accessUntil, String updatedAt) {
        clinic.sql(
                "update subscription set status = 'ACTIVE', status_reason = null, provided_status = 'ACTIVE',"
                        + " provided_reason = null, paid_until = " + paidUntil
                        + ", access_until = " + accessUntil + ", updated_at = " + updatedAt
                        + " where subscription_id = ?",
                clinic.id);
    }

    private static Set<String> stored() {
        List<String> references = STAND.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select event_reference from webhook_event")
                        .mapTo(String.class)
                        .list());
        return new TreeSet<>(references);
    }

    /** All that routing and settling ask for. */
    private static List<String> described() {
        return STAND.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                            select concat_ws('/', event_reference, kind, status, subscription_id, object_reference, subscription_reference, named_id, priority,
                                                  decisive, live_mode, provider_account, api_version, created_at)
                              from webhook_event
                             order by event_reference
                            """).mapTo(String.class).list());
    }

    private static int rows(String query) {
        return STAND.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(int.class).one());
    }
}
