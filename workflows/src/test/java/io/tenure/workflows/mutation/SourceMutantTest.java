package io.tenure.workflows.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.activity.ActivityOptions;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.temporal.TaskQueues;
import org.junit.jupiter.api.Test;

final class SourceMutantTest {

    private static final String FILE = "temporal/TaskQueues.java";

    @Test
    void runsWithTheChangedLine() throws Exception {
        SourceMutant mutant = new SourceMutant("another queue", FILE, "CORE = \"core\"", "CORE = \"centre\"");

        Object options = mutant.compile().call(DatabaseCall.class, "durableOptions");

        assertThat(options)
                .isInstanceOfSatisfying(
                        ActivityOptions.class,
                        changed -> assertThat(changed.getTaskQueue()).isEqualTo("centre"));
    }

    @Test
    void leavesTheRealClassesAlone() throws Exception {
        SourceMutant mutant = new SourceMutant("another queue", FILE, "CORE = \"core\"", "CORE = \"centre\"");
        Class<?> changed = mutant.compile().of(TaskQueues.class);

        assertThat(changed).isNotEqualTo(TaskQueues.class);
        assertThat(changed.getField("CORE").get(null)).isEqualTo("centre");
        assertThat(TaskQueues.class.getField("CORE").get(null)).isEqualTo("core");
    }

    @Test
    void failsWhenTheLineIsGone() {
        SourceMutant mutant = new SourceMutant("rotten", FILE, "QUARTZ = \"quartz\"", "QUARTZ = \"\"");

        assertThatThrownBy(mutant::compile).hasMessageContaining("rotten").hasMessageContaining("not exactly once");
    }

    @Test
    void failsWhenTheLineIsThereTwice() {
        SourceMutant mutant = new SourceMutant("vague", FILE, "public static final String", "static final String");

        assertThatThrownBy(mutant::compile).hasMessageContaining("vague").hasMessageContaining("not exactly once");
    }

    @Test
    void failsWhenTheMutantDoesNotCompile() {
        SourceMutant mutant = new SourceMutant("broken", FILE, "CORE = \"core\"", "CORE = 7");

        assertThatThrownBy(mutant::compile).hasMessageContaining("broken").hasMessageContaining("does not compile");
    }

    @Test
    void failsWhenNothingIsChanged() {
        SourceMutant mutant = new SourceMutant("idle", FILE, "CORE = \"core\"", "CORE = \"core\"");

        assertThatThrownBy(mutant::compile).hasMessageContaining("not a change");
    }
}
