package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Months and years on skipped time, and what they cost in history events. */
final class SubscriptionLifeTest {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionLifeTest.class);
    private static final Duration DRAFT = Duration.ofHours(1);
    private static final int EVENTS_OF_A_QUIET_MONTH = 45;
    private static final int EVENTS_OF_A_LOOK = 18;

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();
    private Instant periodUntil = Samples.NOON.plus(Duration.ofDays(14));
    private int quantity = 5;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void livesFourteenMonths() throws IOException {
        beginTrial();
        for (int month = 1; month <= 14; month++) {
            switch (month) {
                case 5 -> failAndRecover();
                case 8 -> changeSeats(9);
                case 9 -> changeSeats(3);
                case 14 -> cancelAtPeriodEnd();
                default -> renew();
            }
        }

        assertThat(world.rows.changes())
                .extracting(change -> change.from() + " -> " + change.to() + " " + change.reason())
                .containsExactly(
                        "PENDING -> TRIALING null",
                        "TRIALING -> ACTIVE null",
                        "ACTIVE -> SUSPENDED PAYMENT_FAILED",
                        "SUSPENDED -> ACTIVE null",
                        "ACTIVE -> CANCELED CANCELED");
        assertThat(world.row().quantity()).isEqualTo(3);
        world.keepHistory("canceled-at-period-end");
    }

    @Test
    void spendsFewEventsOnAQuietMonth() throws IOException {
        beginTrial();
        renew();
        renew();
        int before = world.events();
        renew();

        int month = world.events() - before;
        LOG.info("a quiet month takes {} history events", month);
        assertThat(month).isBetween(1, EVENTS_OF_A_QUIET_MONTH - 1);
        world.keepHistory("quiet-month");
    }

    @Test
    void spendsEighteenEventsOnALookWithStartAndContinueAsNew() {
        world.rows.put(Samples.in(Standing.ACTIVE).subscription());
        world.billing.says(seen(ProviderStatus.ACTIVE).paidUntil(year()).periodUntil(year()));
        world.start(SubscriptionInput.existing(world.id));
        world.skip(Duration.ofDays(36));
        int before = world.events();

        int look = before - world.history().getEventsCount();
        LOG.info("a look with start and continue-as-new takes {} history events", look);
        assertThat(look).isBetween(1, EVENTS_OF_A_LOOK);
    }

    @Test
    void continuesAsNewAfterThirtyDaysAndRemembersWhatItHasAnswered() throws IOException {
        world.billing.says(seen(ProviderStatus.ACTIVE).paidUntil(year()).periodUntil(year()));
        world.create(TERMS);
        OperationId operation = world.operation();
        world.ask(new Request.ChangeSeats(operation, 9));
        String first = runId();
        world.skip(Duration.ofDays(36));
        world.hear(seen(ProviderStatus.ACTIVE)
                .paidUntil(year())
                .periodUntil(year())
                .quantity(9));
        List<String> before = world.billing.calls();
        Outcome repeated = world.ask(new Request.ChangeSeats(operation, 9));

        assertThat(runId()).isNotEqualTo(first);
        assertThat(repeated.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.billing.calls()).isEqualTo(before);
        world.keepHistoryOf(first, "continued-as-new");
    }

    @Test
    void keepsAskingASilentProviderInTheNextRun() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        String first = runId();
        world.skip(Duration.ofDays(36));
        long before = world.billing.looks();
        world.skip(Duration.ofHours(25));

        assertThat(runId()).isNotEqualTo(first);
        assertThat(world.billing.looks() - before).isGreaterThan(3);
    }

    @Test
    void continuesAsNewWhenMuchHappensInAShortTime() {
        world.create(TERMS);
        String first = runId();
        for (int event = 0; event < 500; event++) {
            world.hear(seen(event % 2 == 0 ? ProviderStatus.PAST_DUE : ProviderStatus.ACTIVE));
        }

        assertThat(runId()).isNotEqualTo(first);
        assertThat(world.history().getEventsCount()).isLessThan(1_100);
        assertThat(world.rows.changes()).hasSize(501);
    }

    private static Instant year() {
        return Samples.NOON.plus(Duration.ofDays(365));
    }

    private String runId() {
        return world.stub().describe().getExecution().getRunId();
    }

    private void beginTrial() {
        world.billing.says(says(ProviderStatus.TRIALING, periodUntil));
        world.create(TERMS);
    }

    private Samples.Seen says(ProviderStatus status, Instant paidUntil) {
        return seen(status).paidUntil(paidUntil).periodUntil(periodUntil).quantity(quantity);
    }

    /** As Stripe does it: the period moves, an hour later the draft is finalized and charged. */
    private void renew() {
        periodEnds();
        world.hear(says(ProviderStatus.ACTIVE, periodUntil));
        assertThat(world.row().accessUntil()).isEqualTo(periodUntil.plus(Samples.SLACK));
    }

    private void periodEnds() {
        Instant paidUntil = periodUntil;
        world.skip(Duration.between(world.now(), periodUntil));
        periodUntil = periodUntil.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        world.hear(says(ProviderStatus.ACTIVE, paidUntil));
        world.skip(DRAFT);
    }

    private void failAndRecover() {
        Instant paidUntil = periodUntil;
        periodEnds();
        world.hear(says(ProviderStatus.PAST_DUE, paidUntil));
        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        world.skip(Duration.ofDays(3));
        OperationId operation = world.operation();
        world.billing.says(says(ProviderStatus.ACTIVE, periodUntil));
        world.ask(new Request.ChangePaymentMethod(operation, "pm_new"));
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
    }

    private void changeSeats(int seats) {
        quantity = seats;
        OperationId operation = world.operation();
        world.ask(new Request.ChangeSeats(operation, seats));
        renew();
    }

    private void cancelAtPeriodEnd() {
        OperationId operation = world.operation();
        world.billing.says(says(ProviderStatus.ACTIVE, periodUntil).cancelAt(periodUntil));
        world.ask(new Request.Cancel(operation, true));
        assertThat(world.row().accessUntil()).isEqualTo(periodUntil);
        world.skip(Duration.between(world.now(), periodUntil));
        world.hear(says(ProviderStatus.CANCELED, periodUntil).endedAt(periodUntil));
    }
}
