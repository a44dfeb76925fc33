package io.tenure.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.SearchAttributeKey;
import io.tenure.workflows.temporal.SearchAttributes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TemporalInstallationTest {

    private final FakeTemporal temporal = new FakeTemporal();
    private final TemporalInstallation installation =
            new TemporalInstallation(temporal.address(), "tenure", Duration.ofDays(7));

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

        new TemporalInstallation(temporal.address(), "tenure", Duration.ofDays(30)).install();

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
    void refusesAnAttributeOfAnotherType() {
        temporal.attributes.put("Phase", IndexedValueType.INDEXED_VALUE_TYPE_TEXT);

        assertThatThrownBy(installation::install)
                .isInstanceOf(SetupFailure.class)
                .hasMessageContaining("Phase")
                .hasMessageContaining("another type");
    }
}
