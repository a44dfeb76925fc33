package io.tenure.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.schedule.v1.Schedule;
import io.temporal.api.schedule.v1.ScheduleState;
import io.temporal.common.SearchAttributeKey;
import io.tenure.workflows.temporal.SearchAttributes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TemporalInstallationTest {

    private final FakeTemporal temporal = new FakeTemporal();
    private final TemporalInstallation installation = new TemporalInstallation(settings(), Duration.ofDays(7));

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void registersTheNamespaceWithEveryAttributeAndWaitsUntilTheyCanBeUsed() {
        assertThat(installation.install())
                .isEqualTo("temporal: namespace tenure at " + temporal.address() + " is ready");

        assertThat(temporal.namespaces).containsExactlyEntriesOf(Map.of("tenure", Duration.ofDays(7)));
        assertThat(temporal.attributes)
                .containsOnlyKeys(SearchAttributes.ALL.stream()
                        .map(SearchAttributeKey::getName)
                        .toList());
    }

    @Test
    void changesNothingWhereEverythingIsThere() {
        installation.install();

        new TemporalInstallation(settings(), Duration.ofDays(30)).install();

        assertThat(temporal.namespaces).containsEntry("tenure", Duration.ofDays(7));
        assertThat(temporal.additions).hasValue(1);
    }

    @Test
    void addsWhatIsMissingOnly() {
        temporal.attributes.put("Phase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);

        installation.install();

        assertThat(temporal.attributes).hasSize(SearchAttributes.ALL.size());
    }

    @Test
    void schedulesReconciliationsThatSkipWhatOverlapsAndCatchUpForAnHour() {
        installation.install();

        assertThat(temporal.schedules).containsOnlyKeys("reconciliation/events", "reconciliation/periods");
        assertThat(temporal.schedules.values()).allSatisfy(schedule -> {
            assertThat(schedule.getPolicies().getOverlapPolicy())
                    .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
            assertThat(schedule.getPolicies().getCatchupWindow().getSeconds()).isEqualTo(3600);
            assertThat(schedule.getAction().getStartWorkflow().getWorkflowType().getName())
                    .isEqualTo("Reconciliation");
        });
        Payload input = schedule("reconciliation/events")
                .getAction()
                .getStartWorkflow()
                .getInput()
                .getPayloads(0);
        assertThat(input.getData().toStringUtf8()).isEqualTo("{\"kind\":\"EVENTS\"}");
    }

    @Test
    void bringsASchedulesTimesInLineAndLeavesItPaused() {
        installation.install();
        temporal.schedules.computeIfPresent(
                "reconciliation/events",
                (id, schedule) -> schedule.toBuilder()
                        .clearSpec()
                        .setState(ScheduleState.newBuilder().setPaused(true))
                        .build());

        installation.install();

        Schedule schedule = schedule("reconciliation/events");
        assertThat(schedule.getSpec().getInterval(0).getInterval().getSeconds()).isEqualTo(600);
        assertThat(schedule.getState().getPaused()).isTrue();
    }

    @Test
    void refusesAnAttributeOfAnotherType() {
        temporal.attributes.put("Phase", IndexedValueType.INDEXED_VALUE_TYPE_TEXT);

        assertThatThrownBy(installation::install)
                .isInstanceOf(SetupFailure.class)
                .hasMessageContaining("Phase")
                .hasMessageContaining("another type");
    }

    private TemporalSettings settings() {
        return TemporalSettings.of(Map.of("TEMPORAL_ADDRESS", temporal.address(), "TEMPORAL_NAMESPACE", "tenure"));
    }

    private Schedule schedule(String id) {
        return temporal.schedules.getOrDefault(id, Schedule.getDefaultInstance());
    }
}
