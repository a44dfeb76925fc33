package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulated year of each way to wait, and what it costs in history events a month: a run that waits must neither spin nor hold on. */
final class SubscriptionYearTest {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionYearTest.class);
    private static final int PARKED = 5;

    /** A change of seats: the update, its command and the look, each with its writes. */
    private static final int A_REQUEST = 30;

    private static final int REQUESTS_A_YEAR = 4 * 365;

    private static final int LOOKED_AT_EVERY_SIX_HOURS = 1_500;
    private static final Instant YEARS = NOON.plus(Duration.ofDays(1_000));

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void spendsAlmostNothingWhileItIsParked() {
        world.billing.fails(FailureType.REJECTED);
        start();
        world.skip(Duration.ofDays(40));

        assertThat(eventsAMonth("parked")).isLessThanOrEqualTo(PARKED);
        assertThat(world.row().attention()).isNotNull();
        assertThat(world.billing.calls()).hasSize(1);
    }

    @Test
    void asksASilentProviderThreeTimesADayAlthoughTheRelayTellsFourTimes() {
        alive();
        world.billing.fails(FailureType.UNAVAILABLE);
        world.hear(1);
        world.skip(Duration.ofDays(2));

        assertThat(eventsAMonth("silent and told by the relay", () -> world.signal(1)))
                .isBetween(PARKED, LOOKED_AT_EVERY_SIX_HOURS);
        assertThat(world.row().attention()).extracting(Attention::code).isEqualTo("provider-silent");
    }

    @Test
    void waitsWithARequestForASilentProvider() {
        alive();
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId seats = world.operation();
        world.askInVain(new Request.ChangeSeats(seats, 9));
        world.skip(Duration.ofDays(2));
        int month = eventsAMonth("waiting");
        world.billing.fails(null);
        world.skip(Duration.ofHours(10));

        assertThat(month).isBetween(PARKED, LOOKED_AT_EVERY_SIX_HOURS);
        assertThat(world.row().quantity()).isEqualTo(9);
    }

    @Test
    void looksFourTimesADayWhileItAsksForAPerson() {
        world.billing.says(living().oddity("unknown-price"));
        world.create(TERMS);
        world.skip(Duration.ofDays(2));

        assertThat(eventsAMonth("attention")).isBetween(PARKED, LOOKED_AT_EVERY_SIX_HOURS);
    }

    @Test
    void goesOnInShortRunsWhileItIsAskedSteadily() {
        alive();
        String first = world.runId();
        int longest = 0;
        for (int asked = 0; asked < REQUESTS_A_YEAR; asked++) {
            OperationId seats = world.operation();
            assertThat(world.ask(new Request.ChangeSeats(seats, 1 + asked % 9)).kind())
                    .isEqualTo(Outcome.Kind.DONE);
            if (asked % 12 == 0) {
                longest = Math.max(longest, world.history().getEventsCount());
                world.events();
            }
            world.skip(Duration.ofHours(6));
        }
        int request = Math.ceilDiv(world.events(), REQUESTS_A_YEAR);
        LOG.info("a request every six hours for a year takes {} events each, the longest run {}", request, longest);

        assertThat(world.runId()).isNotEqualTo(first);
        assertThat(longest).isLessThan(1_100);
        assertThat(request).isLessThanOrEqualTo(A_REQUEST);
    }

    @Test
    void endsALongRunAlthoughARequestIsParked() throws IOException {
        world.billing.fails(FailureType.REJECTED);
        OperationId creation = start();
        String first = world.runId();
        for (int event = 0; event < 400 && world.runId().equals(first); event++) {
            OperationId hold = world.operation();
            world.ask(event % 2 == 0 ? new Request.PlaceHold(hold) : new Request.LiftHold(hold));
        }
        world.skip(Duration.ofMinutes(1));
        int afterwards = world.history().getEventsCount();
        world.skip(Duration.ofHours(1));
        int later = world.history().getEventsCount();
        world.keepHistoryOf(first, "over-a-thousand-events");
        world.billing.fails(null);
        OperationId resumption = world.operation();
        world.ask(new Request.Resume(resumption));
        world.skip(Duration.ofMinutes(1));

        assertThat(world.runId()).isNotEqualTo(first);
        assertThat(later).isEqualTo(afterwards).isLessThan(100);
        assertThat(world.rows.outcome(creation)).isNotNull();
        assertThat(world.row().providerReference()).isEqualTo("sub_1");
    }

    private OperationId start() {
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.skip(Duration.ofSeconds(30));
        return creation;
    }

    private void alive() {
        world.billing.says(living());
        world.create(TERMS);
    }

    private static Samples.Seen living() {
        return seen(ProviderStatus.ACTIVE).paidUntil(YEARS).periodUntil(YEARS);
    }

    private int eventsAMonth(String what) {
        return eventsAMonth(what, () -> {});
    }

    private int eventsAMonth(String what, Runnable everySixHours) {
        int before = world.events();
        for (int day = 0; day < 365; day++) {
            for (int quarter = 0; quarter < 4; quarter++) {
                world.skip(Duration.ofHours(6));
                everySixHours.run();
            }
            world.events();
        }
        int month = Math.ceilDiv(world.events() - before, 12);
        LOG.info("a month {} takes {} history events", what, month);
        return month;
    }
}
