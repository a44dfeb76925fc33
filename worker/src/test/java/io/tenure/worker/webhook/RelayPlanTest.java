package io.tenure.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.worker.subscription.StartTarget;
import io.tenure.worker.webhook.RelayPlan.EntitySignal;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RelayPlanTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration BOUND = Duration.ofHours(24);

    @Test
    void tellsAnEntityOnceOfItsNewestEventAndItsMostUrgentPriority() {
        StartTarget owner = owner(1, Standing.ACTIVE);

        RelayPlan plan = plan(event(7, 3, owner), event(9, 3, owner), event(8, 1, owner));

        assertThat(plan.signals())
                .containsExactly(new EntitySignal(owner, new ProviderChanged(9, 1), List.of(7L, 9L, 8L)));
    }

    @Test
    void tellsTheMostUrgentFirst() {
        StartTarget calm = owner(1, Standing.ACTIVE);
        StartTarget urgent = owner(2, Standing.SUSPENDED);

        RelayPlan plan = plan(event(1, 3, calm), event(2, 1, urgent));

        assertThat(plan.signals()).extracting(EntitySignal::owner).containsExactly(urgent, calm);
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void tellsOnlyTheLiving(Standing standing) {
        RelayPlan plan = plan(event(5, 1, owner(1, standing)));

        assertThat(plan.signals()).hasSize(standing.isTerminal() ? 0 : 1);
        assertThat(plan.ended()).hasSize(standing.isTerminal() ? 1 : 0);
    }

    @Test
    void waitsForAnOwnerUpToTheBound() {
        RelayPlan plan = plan(
                unknown(1, NOON),
                unknown(2, NOON.minus(BOUND)),
                unknown(3, NOON.minus(BOUND).minusMillis(1)));

        assertThat(plan.unknown()).containsExactly(1L, 2L);
        assertThat(plan.abandoned()).containsExactly(3L);
    }

    @Test
    void callsForeignWhatNamesNothingOfOursOnlyAfterTheBound() {
        Instant late = NOON.minus(BOUND).minusMillis(1);

        RelayPlan plan = plan(
                new ClaimedEvent(1, 1, 1, NOON, null, true),
                new ClaimedEvent(2, 1, 1, late, null, true),
                new ClaimedEvent(3, 1, 1, late, null, false));

        assertThat(plan.unknown()).containsExactly(1L);
        assertThat(plan.foreign()).containsExactly(2L);
        assertThat(plan.abandoned()).containsExactly(3L);
    }

    @Test
    void hasNothingToDoWithoutEvents() {
        assertThat(plan()).isEqualTo(new RelayPlan(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static RelayPlan plan(ClaimedEvent... events) {
        return RelayPlan.of(List.of(events), NOON, BOUND);
    }

    private static ClaimedEvent event(long seq, int priority, @Nullable StartTarget owner) {
        return new ClaimedEvent(seq, priority, 1, NOON, owner, false);
    }

    private static ClaimedEvent unknown(long seq, Instant receivedAt) {
        return new ClaimedEvent(seq, 1, 1, receivedAt, null, false);
    }

    private static StartTarget owner(long number, Standing standing) {
        return new StartTarget(
                new SubscriptionId(new UUID(1, number)), new OrganizationId(new UUID(2, number)), standing, null);
    }
}
