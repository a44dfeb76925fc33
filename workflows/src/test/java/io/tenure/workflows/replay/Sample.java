package io.tenure.workflows.replay;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tenure.workflows.temporal.SearchAttributes;
import java.time.Duration;

/** A workflow with one command of each kind, and versions of it that differ in one of them. */
@WorkflowInterface
public interface Sample {

    @WorkflowMethod(name = "Sample")
    void run(int round);

    @UpdateMethod
    String ask(String question);

    @ActivityInterface
    interface Work {

        String work(String what);

        String note(String what);
    }

    /** What the histories are recorded with. The second run waits. */
    class Recorded implements Sample {

        private boolean asked;

        @Override
        public void run(int round) {
            startAndCancel();
            Workflow.newLocalActivityStub(Work.class, local()).note(noted());
            Workflow.newActivityStub(Work.class, options().build()).work(work());
            Workflow.upsertTypedSearchAttributes(SearchAttributes.PHASE.valueSet(phase()));
            if (round > 0) {
                Promise<Void> rest = Workflow.newTimer(pause());
                besides();
                rest.get();
            }
            Workflow.await(() -> asked);
            Workflow.continueAsNew(round + 1 + skipped());
        }

        /** Never in the history: cancelled within the task that started it. */
        private static void startAndCancel() {
            CancellationScope scope = Workflow.newCancellationScope(
                    () -> Workflow.newTimer(Duration.ofHours(1)).exceptionally(cancelled -> null));
            scope.run();
            scope.cancel();
        }

        private static LocalActivityOptions local() {
            return LocalActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(5))
                    .build();
        }

        ActivityOptions.Builder options() {
            return ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(5))
                    .setRetryOptions(
                            RetryOptions.newBuilder().setMaximumAttempts(3).build())
                    .setPriority(Priority.newBuilder().setPriorityKey(2).build())
                    .setSummary("works");
        }

        String noted() {
            return "noted";
        }

        String work() {
            return "work";
        }

        String phase() {
            return "ACTIVE";
        }

        Duration pause() {
            return Duration.ofDays(1);
        }

        void besides() {}

        int skipped() {
            return 0;
        }

        @Override
        public String ask(String question) {
            asked = true;
            return "yes";
        }
    }

    final class OtherTimeout extends Recorded {
        @Override
        ActivityOptions.Builder options() {
            return super.options().setStartToCloseTimeout(Duration.ofSeconds(6));
        }
    }

    final class OtherAttempts extends Recorded {
        @Override
        ActivityOptions.Builder options() {
            return super.options()
                    .setRetryOptions(
                            RetryOptions.newBuilder().setMaximumAttempts(4).build());
        }
    }

    final class OtherPriority extends Recorded {
        @Override
        ActivityOptions.Builder options() {
            return super.options()
                    .setPriority(Priority.newBuilder().setPriorityKey(3).build());
        }
    }

    final class OtherInput extends Recorded {
        @Override
        String work() {
            return "other work";
        }
    }

    final class OtherLocalInput extends Recorded {
        @Override
        String noted() {
            return "noted otherwise";
        }
    }

    final class OtherAttribute extends Recorded {
        @Override
        String phase() {
            return "SUSPENDED";
        }
    }

    final class OtherDuration extends Recorded {
        @Override
        Duration pause() {
            return Duration.ofDays(2);
        }
    }

    /** Behind the history's last command, where Temporal's replay does not look. */
    final class OneMoreTimer extends Recorded {
        @Override
        void besides() {
            Workflow.newTimer(Duration.ofHours(1));
        }
    }

    final class OtherContinuation extends Recorded {
        @Override
        int skipped() {
            return 1;
        }
    }

    final class OtherAnswer extends Recorded {
        @Override
        public String ask(String question) {
            super.ask(question);
            return "no";
        }
    }
}
