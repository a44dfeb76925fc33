package io.tenure.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.tenure.store.TestDatabase;
import io.tenure.worker.TemporalInMemory;
import io.tenure.worker.WorkerRows;
import io.tenure.worker.WorkerRows.EventRow;
import io.tenure.worker.subscription.SubscriptionStarter;
import io.tenure.worker.temporal.TemporalAvailability;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RelayTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TemporalInMemory TEMPORAL = new TemporalInMemory();
    private static final WorkerRows ROWS = new WorkerRows(DATABASE);

    /** However slow the machine, every signal of a pass is sent. */
    private static final WebhookProperties PATIENT = properties(100, Duration.ofMinutes(2), Duration.ofSeconds(30));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RelayMetrics metrics = new RelayMetrics(meters, Clock.systemUTC());

    @AfterAll
    static void close() {
        TEMPORAL.close();
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        ROWS.deleteEvents();
    }

    @Test
    void twoRelaysTellEveryEntityAndClaimEveryEventOnce() {
        List<SubscriptionId> entities = ROWS.subscriptions(100, Standing.ACTIVE);
        IntStream.range(0, 1_000).forEach(i -> ROWS.event(entities.get(i % entities.size()), 1 + i % 3));
        Instant now = Instant.now();
        Relay one = relayAt(now);
        Relay another = relayAt(now);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> untilIdle(one)),
                        CompletableFuture.runAsync(() -> untilIdle(another)))
                .join();

        assertThat(ROWS.eventsNotClaimedOnce()).isZero();
        assertThat(counted("claimed")).isEqualTo(1_000);
        assertThat(counted("failed")).isZero();
        await().untilAsserted(() -> assertThat(entities)
                .allSatisfy(id -> assertThat(TEMPORAL.heard(id)).isNotEmpty()));
        assertThat(entities).allSatisfy(id -> assertThat(TEMPORAL.runs(id)).isEqualTo(1));
    }

    @Test
    void leavesToAnotherRelayNothingThatIsStillBeingTold() {
        long event = ROWS.event(ROWS.subscription(Standing.ACTIVE), 1);
        Instant now = Instant.now();
        Relay late = relayAt(now.plus(PATIENT.relayPass()).plus(PATIENT.signalTimeout()));

        relay(TEMPORAL.clientAfter(late::pass), conditionsAt(now)).pass();

        assertThat(ROWS.event(event).attempts()).isEqualTo(1);
        assertThat(counted("signalled")).isEqualTo(1);
    }

    @Test
    void tellsSoonAgainWhatNobodySettled() {
        long event = ROWS.event(ROWS.subscription(Standing.ACTIVE), 1);
        long nobodys = ROWS.waiting("sub_nobody", Instant.now());
        Instant now = Instant.now();

        relayAt(now).pass();

        assertThat(List.of(event, nobodys))
                .extracting(ROWS::event)
                .allSatisfy(row -> assertThat(row.nextAttemptAt())
                        .isBetween(now.plusSeconds(4).minusMillis(1), now.plusSeconds(5)));
    }

    @Test
    void takesNothingBackThatAnotherRelayHasClaimedSince() {
        long event = ROWS.event(ROWS.subscription(Standing.ACTIVE), 1);
        Instant now = Instant.now();
        Instant later = now.plus(PATIENT.claim());
        RelayInbox inbox = new RelayInbox(DATABASE.jdbi());
        List<ClaimedEvent> lost = inbox.claim(now, later, 1);
        inbox.claim(later, later.plusSeconds(10), 1);

        inbox.release(lost, Set.of(), later);

        assertThat(ROWS.event(event).attempts()).isEqualTo(2);
        assertThat(ROWS.event(event).nextAttemptAt()).isAfter(later.plusSeconds(9));
    }

    @Test
    void startsAMissingWorkflowWithTheSignalAndKeepsTheEventUntilItsOwnerSettlesIt() {
        SubscriptionId entity = ROWS.subscription(Standing.SUSPENDED);
        long calm = ROWS.event(entity, 3);
        long urgent = ROWS.event(entity, 1);

        Instant began = Instant.now();
        relay(100).pass();

        await().untilAsserted(() -> assertThat(TEMPORAL.heard(entity)).containsExactly(new ProviderChanged(urgent, 1)));
        assertThat(List.of(ROWS.event(calm), ROWS.event(urgent))).allSatisfy(event -> {
            assertThat(event.status()).isEqualTo("RECEIVED");
            assertThat(event.attempts()).isEqualTo(1);
            assertThat(event.nextAttemptAt()).isAfter(began);
        });
    }

    @Test
    void claimsNothingWhileTemporalIsAway() {
        long event = ROWS.event(ROWS.subscription(Standing.ACTIVE), 1);
        WorkflowClient absent = TemporalInMemory.absent();
        TemporalAvailability away = TemporalInMemory.availability(absent);
        away.look();

        Duration rest = relay(absent, away, 100).pass();

        assertThat(rest).isEqualTo(Duration.ofMillis(500));
        assertThat(ROWS.event(event).attempts()).isZero();
        assertThat(meters.get("tenure.relay.oldest.due").timeGauge().value()).isPositive();
    }

    @Test
    void writesDownWhyNobodyWasToldWhenTemporalGoesAway() {
        List<Long> events = ROWS.subscriptions(20, Standing.ACTIVE).stream()
                .map(id -> ROWS.event(id, 1))
                .toList();
        TemporalInMemory leaving = new TemporalInMemory();
        TemporalAvailability temporal = leaving.available();
        leaving.close();
        Instant began = Instant.now();

        relay(leaving.client(), temporal, 100).pass();

        assertThat(temporal.isUp()).isFalse();
        assertThat(counted("failed")).isEqualTo(20);
        assertThat(events).extracting(ROWS::event).allSatisfy(event -> {
            assertThat(event.status()).isEqualTo("RECEIVED");
            assertThat(event.lastError()).isIn("temporal-unavailable", "not-tried");
            assertThat(event.nextAttemptAt()).isBetween(began, Instant.now().plusSeconds(5));
        });
    }

    @Test
    void routesAWaitingEventByTheReferenceOfItsObject() {
        SubscriptionId entity = ROWS.subscription(Standing.ACTIVE);
        long bySubscription = ROWS.waiting("sub_of_" + entity, Instant.now());
        long byCheckout = ROWS.waiting("cs_of_" + entity, Instant.now());
        long byInvoice = ROWS.waitingInvoice("sub_of_" + entity, null);

        relay(100).pass();

        await().untilAsserted(
                        () -> assertThat(TEMPORAL.heard(entity)).containsExactly(new ProviderChanged(byInvoice, 1)));
        assertThat(List.of(bySubscription, byCheckout, byInvoice))
                .extracting(ROWS::event)
                .allSatisfy(event -> assertThat(event.subscriptionId()).isEqualTo(entity))
                .allSatisfy(event -> assertThat(event.status()).isEqualTo("RECEIVED"));
    }

    @Test
    void routesAWaitingEventByOurIdOnceItsRowExists() {
        SubscriptionId entity = ROWS.unknownSubscription();
        long event = ROWS.waitingFor(entity);
        relay(100).pass();
        EventRow waiting = ROWS.event(event);
        ROWS.subscription(entity, Standing.PENDING);

        relayAt(Instant.now().plus(Duration.ofMinutes(1))).pass();

        assertThat(waiting.status()).isEqualTo("WAITING");
        assertThat(waiting.lastError()).isEqualTo("unknown-entity");
        await().untilAsserted(() -> assertThat(TEMPORAL.heard(entity)).containsExactly(new ProviderChanged(event, 1)));
        assertThat(ROWS.event(event).lastError()).isNull();
    }

    @Test
    void quarantinesWhatIsNobodysAfterADay() {
        long young = ROWS.waiting("sub_nobody", Instant.now().minus(Duration.ofHours(23)));
        long old = ROWS.waiting("sub_nobody", Instant.now().minus(Duration.ofHours(25)));

        relay(100).pass();

        assertThat(ROWS.event(young).status()).isEqualTo("WAITING");
        assertThat(ROWS.event(old).status()).isEqualTo("QUARANTINED");
        assertThat(ROWS.event(old).lastError()).isEqualTo("unknown-entity");
    }

    @Test
    void ignoresWhatComesAfterTheEnd() {
        SubscriptionId canceled = ROWS.subscription(Standing.CANCELED);
        SubscriptionId expired = ROWS.subscription(Standing.EXPIRED);
        List<Long> events = List.of(ROWS.event(canceled, 1), ROWS.event(expired, 3));

        relay(100).pass();

        assertThat(events)
                .extracting(ROWS::event)
                .allSatisfy(event -> assertThat(event.status()).isEqualTo("IGNORED"));
        assertThat(TEMPORAL.runs(canceled) + TEMPORAL.runs(expired)).isZero();
    }

    @Test
    void doesNotRestAfterAFullBatch() {
        SubscriptionId entity = ROWS.subscription(Standing.ACTIVE);
        IntStream.range(0, 3).forEach(i -> ROWS.event(entity, 1));
        Relay relay = relay(2);

        assertThat(relay.pass()).isZero();
        assertThat(relay.pass()).isEqualTo(Duration.ofMillis(500));
    }

    private static void untilIdle(Relay relay) {
        Duration rest = relay.pass();
        while (rest.isZero()) {
            rest = relay.pass();
        }
    }

    private double counted(String what) {
        return meters.get("tenure.relay." + what).counter().count();
    }

    private Relay relay(int batch) {
        return relay(TEMPORAL.client(), TEMPORAL.available(), batch);
    }

    private Relay relay(WorkflowClient client, TemporalAvailability temporal, int batch) {
        return relay(client, new Relay.Conditions(temporal, properties(batch), Clock.systemUTC()));
    }

    private Relay relayAt(Instant now) {
        return relay(TEMPORAL.client(), conditionsAt(now));
    }

    private static Relay.Conditions conditionsAt(Instant now) {
        return new Relay.Conditions(TEMPORAL.available(), PATIENT, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Relay relay(WorkflowClient client, Relay.Conditions conditions) {
        WebhookProperties properties = conditions.properties();
        RelaySignals signals = new RelaySignals(
                new SubscriptionStarter(client, properties.signalTimeout()), conditions.temporal(), properties);
        return new Relay(new RelayInbox(DATABASE.jdbi()), signals, metrics, conditions);
    }

    static WebhookProperties properties(int batch) {
        return properties(batch, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private static WebhookProperties properties(int batch, Duration longestPass, Duration signalTimeout) {
        return new WebhookProperties(
                Duration.ofMillis(500),
                batch,
                4,
                longestPass,
                signalTimeout,
                Duration.ofHours(24),
                Duration.ofDays(30));
    }
}
