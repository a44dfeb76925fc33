package io.tenure.workflows.subscription;

import io.tenure.workflows.mutation.SourceMutant;
import java.util.List;

/** Changes of one line that a run which is open during a deployment would notice: each must be caught by a committed history. */
final class ReplayMutants {

    private static final String CALLS = "subscription/ProviderCalls.java";
    private static final String DATABASE = "temporal/DatabaseCall.java";
    private static final String WORKFLOW = "subscription/SubscriptionWorkflowImpl.java";
    private static final String RUN = "subscription/SubscriptionRun.java";
    private static final String AGENDA = "subscription/Agenda.java";
    private static final String LOOKS = "subscription/LookSchedule.java";
    private static final String EXECUTION = "subscription/TemporalExecution.java";
    private static final String REQUESTS = "subscription/RequestSteps.java";

    private ReplayMutants() {}

    static List<SourceMutant> all() {
        return List.of(
                mutant(
                        "waits longer in the queue",
                        CALLS,
                        "IN_THE_QUEUE = Duration.ofSeconds(20)",
                        "IN_THE_QUEUE = Duration.ofSeconds(21)"),
                mutant(
                        "gives a look more time",
                        CALLS,
                        "ONE_LOOK = Duration.ofSeconds(10)",
                        "ONE_LOOK = Duration.ofSeconds(11)"),
                mutant(
                        "gives all looks more time",
                        CALLS,
                        "ALL_LOOKS = Duration.ofSeconds(15)",
                        "ALL_LOOKS = Duration.ofSeconds(16)"),
                mutant(
                        "gives a command less time",
                        CALLS,
                        "ONE_COMMAND = Duration.ofSeconds(45)",
                        "ONE_COMMAND = Duration.ofSeconds(44)"),
                mutant("tries a command twice", CALLS, ".setRetryOptions(retry(1))", ".setRetryOptions(retry(2))"),
                mutant(
                        "waits longer before the second look",
                        CALLS,
                        "FIRST_WAIT = Duration.ofMillis(500)",
                        "FIRST_WAIT = Duration.ofMillis(600)"),
                mutant("tries defects again", CALLS, ", FailureType.BUG.name()", ""),
                mutant("takes routine for urgent", CALLS, "look(3, \"routine\")", "look(2, \"routine\")"),
                mutant(
                        "calls the provider on another queue",
                        CALLS,
                        ".setTaskQueue(TaskQueues.STRIPE)",
                        ".setTaskQueue(TaskQueues.CORE)"),
                mutant("renames a queue", "temporal/TaskQueues.java", "\"stripe\"", "\"stripe2\""),
                mutant(
                        "gives PostgreSQL more time",
                        DATABASE,
                        " TIMEOUT = Duration.ofSeconds(10)",
                        " TIMEOUT = Duration.ofSeconds(11)"),
                mutant(
                        "asks PostgreSQL less often",
                        DATABASE,
                        "LONGEST_WAIT = Duration.ofSeconds(30)",
                        "LONGEST_WAIT = Duration.ofSeconds(40)"),
                mutant("tries a local write once more", DATABASE, "LOCAL_ATTEMPTS = 2", "LOCAL_ATTEMPTS = 3"),
                mutant(
                        "lets callers wait longer",
                        WORKFLOW,
                        "ANSWER_WITHIN = Duration.ofSeconds(10)",
                        "ANSWER_WITHIN = Duration.ofSeconds(12)"),
                mutant("forgets what was answered", RUN, "queue.outcomes());", "List.of());"),
                mutant(
                        "hands over that it has looked further",
                        RUN,
                        "                state.lookedUpTo(),",
                        "                state.lookedUpTo() + 1,"),
                mutant(
                        "sleeps longer",
                        AGENDA,
                        "LONGEST_SLEEP = Duration.ofDays(35)",
                        "LONGEST_SLEEP = Duration.ofDays(36)"),
                mutant(
                        "looks later after a period",
                        LOOKS,
                        "AFTER_PERIOD = Duration.ofHours(2)",
                        "AFTER_PERIOD = Duration.ofHours(3)"),
                mutant(
                        "looks later while it waits",
                        LOOKS,
                        "AGAIN = Duration.ofHours(6)",
                        "AGAIN = Duration.ofHours(7)"),
                mutant(
                        "looks later after a planned end",
                        LOOKS,
                        "AFTER_CANCELLATION = Duration.ofMinutes(1)",
                        "AFTER_CANCELLATION = Duration.ofMinutes(2)"),
                mutant(
                        "waits longer for a silent provider",
                        "subscription/Backoff.java",
                        "FIRST = Duration.ofSeconds(5)",
                        "FIRST = Duration.ofSeconds(6)"),
                mutant(
                        "gathers events longer",
                        "subscription/LookSignal.java",
                        "GATHERING = Duration.ofMillis(50)",
                        "GATHERING = Duration.ofMillis(60)"),
                mutant(
                        "does not say the phase",
                        EXECUTION,
                        "SearchAttributes.PHASE.valueSet(row.standing().name()),",
                        ""),
                mutant(
                        "says nothing to Temporal's lists",
                        "subscription/CurrentSubscription.java",
                        "            execution.publish(after, state.lookDue());",
                        "            state.lookDue();"),
                mutant(
                        "looks before it does what was asked",
                        AGENDA,
                        "} else if (next != null && isPast(next.notBefore(), now)) {",
                        "} else if (next != null && !isPast(signal.lookAt(), now) && isPast(next.notBefore(), now)) {"),
                mutant(
                        "takes PostgreSQL for away at once",
                        DATABASE,
                        "            return call.apply(local);",
                        "            return call.apply(durable);"),
                mutant(
                        "keeps old timers",
                        "temporal/DeadlineTimer.java",
                        "            scope.cancel();",
                        "            scope.isCancelRequested();"),
                mutant(
                        "cancels at once instead of at the end",
                        REQUESTS,
                        "changeCancellation(step, ChangeCancellation.Kind.AT_PERIOD_END",
                        "changeCancellation(step, ChangeCancellation.Kind.NOW"));
    }

    private static SourceMutant mutant(String name, String file, String from, String to) {
        return new SourceMutant(name, file, from, to);
    }
}
