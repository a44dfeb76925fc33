package io.tenure.dev.real;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.temporal.common.metadata.POJOWorkflowInterfaceMetadata;
import io.temporal.workflow.WorkflowInterface;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People and secrets are put into a running system, and then looked for where they must not be. */
final class PlantedIT {

    private static final RealStack STACK = RealStack.running();
    private static final PlantedStory STORY = new PlantedStory(STACK);

    @BeforeAll
    static void play() {
        STORY.play();
    }

    @Test
    void leavesNoUsableSecretInTheDatabase() {
        Map<String, String> dump = Traces.database(new Rows(STACK));

        assertThat(STORY.secrets())
                .hasSizeGreaterThan(10)
                .allSatisfy(secret -> assertThat(dump)
                        .as(secret.name())
                        .noneSatisfy((table, rows) -> assertThat(secret.isIn(rows) || secret.isHashedIn(rows))
                                .isTrue()));
    }

    @Test
    void keepsWhatIsOfAPersonWhereItBelongsAndNowhereElse() {
        Map<String, String> dump = Traces.database(new Rows(STACK));

        assertThat(STORY.people())
                .allSatisfy(person -> assertThat(placesOf(person, dump))
                        .as(person.name())
                        .containsExactlyInAnyOrderElementsOf(person.homes()));
    }

    @Test
    void tellsNoLogOfAPersonOrASecret() {
        Map<String, String> logs = Traces.logs(STACK);

        assertThat(logs).containsKeys("api.log", "worker.log", "postgres.log", "operator.log", "setup.log");
        assertThat(logs.get("api.log")).as("is the log of this run").contains("Started ApiApplication");
        assertThat(STORY.people())
                .allSatisfy(person ->
                        assertThat(placesOf(person, logs)).as(person.name()).isEmpty());
        assertThat(STORY.secrets())
                .allSatisfy(secret ->
                        assertThat(placesOf(secret, logs)).as(secret.name()).isEmpty());
    }

    @Test
    void tellsNoWorkflowOfAPersonOrASecret() {
        Map<String, String> runs = Traces.workflows(STACK);

        assertThat(runs.keySet().stream()
                        .map(place -> place.substring(0, place.indexOf(':')))
                        .collect(toSet()))
                .as("every type was started")
                .isEqualTo(workflowTypes());
        assertThat(runs.values())
                .as("histories are searched as text")
                .anyMatch(run -> run.contains(STORY.organizationId()));
        assertThat(STORY.people())
                .allSatisfy(person ->
                        assertThat(placesOf(person, runs)).as(person.name()).isEmpty());
        assertThat(STORY.secrets())
                .allSatisfy(secret ->
                        assertThat(placesOf(secret, runs)).as(secret.name()).isEmpty());
    }

    private static List<String> placesOf(Planted planted, Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> planted.isIn(text.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> workflowTypes() {
        return new ClassFileImporter()
                .importPackages("io.tenure.workflows").stream()
                        .filter(type -> type.isAnnotatedWith(WorkflowInterface.class))
                        .map(type -> POJOWorkflowInterfaceMetadata.newInstance(type.reflect())
                                .getWorkflowType()
                                .orElseThrow())
                        .collect(toSet());
    }
}
