package io.tenure.workflows.replay;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.api.history.v1.TimerStartedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionContinuedAsNewEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionUpdateCompletedEventAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.internal.history.LocalActivityMarkerUtils;
import io.tenure.workflows.replay.Command.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The commands that a history holds, in its order. */
final class RecordedHistory {

    private static final String VERSIONS = "TemporalChangeVersion";

    private final List<HistoryEvent> events;
    private final List<Command> commands = new ArrayList<>();
    private long task;
    private long lastTask;
    private int upserts;

    RecordedHistory(WorkflowExecutionHistory history) {
        events = history.getEvents();
        events.forEach(this::read);
    }

    List<Command> commands() {
        return commands;
    }

    /** The event that began the last workflow task that was completed: what is asked in a later one is not in the history. */
    long lastTask() {
        return lastTask;
    }

    WorkflowExecutionStartedEventAttributes started() {
        return events.getFirst().getWorkflowExecutionStartedEventAttributes();
    }

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_TASK_STARTED -> task = event.getEventId();
            case EVENT_TYPE_WORKFLOW_TASK_COMPLETED -> lastTask = task;
            case EVENT_TYPE_TIMER_STARTED -> timer(event);
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> activity(event);
            case EVENT_TYPE_MARKER_RECORDED -> localActivity(event);
            case EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES -> searchAttributes(event);
            case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED -> update(event);
            case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
                end(
                        "completed",
                        event.getWorkflowExecutionCompletedEventAttributes().getResult());
            case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> end("failed", Payloads.getDefaultInstance());
            case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW -> continuedAsNew(event);
            default -> {
                // Not a command, or one that Temporal's own replay compares whole.
            }
        }
    }

    private void timer(HistoryEvent event) {
        TimerStartedEventAttributes timer = event.getTimerStartedEventAttributes();
        add(Kind.TIMER, timer.getTimerId(), summary(event).duration("duration", timer.getStartToFireTimeout()));
    }

    private void activity(HistoryEvent event) {
        add(
                Kind.ACTIVITY,
                event.getActivityTaskScheduledEventAttributes().getActivityId(),
                summary(event).activity(event.getActivityTaskScheduledEventAttributes()));
    }

    private void localActivity(HistoryEvent event) {
        MarkerRecordedEventAttributes marker = event.getMarkerRecordedEventAttributes();
        if (!LocalActivityMarkerUtils.hasLocalActivityStructure(event)) {
            return;
        }
        Payloads input = marker.getDetailsOrDefault(
                LocalActivityMarkerUtils.MARKER_ACTIVITY_INPUT_KEY, Payloads.getDefaultInstance());
        String type = Objects.requireNonNull(LocalActivityMarkerUtils.getActivityTypeName(marker));
        Traits traits = summary(event).text("type", type).payloads("input", input);
        if (marker.getFailure().getActivityFailureInfo().getRetryState()
                == RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED) {
            int attempts = Objects.requireNonNull(LocalActivityMarkerUtils.getMetadata(marker))
                    .getAttempt();
            traits.text("attempts", Integer.toString(attempts));
        }
        add(Kind.LOCAL_ACTIVITY, Objects.requireNonNull(LocalActivityMarkerUtils.getActivityId(marker)), traits);
    }

    private void searchAttributes(HistoryEvent event) {
        var attributes =
                event.getUpsertWorkflowSearchAttributesEventAttributes().getSearchAttributes();
        boolean ofAVersion = attributes.containsIndexedFields(VERSIONS);
        if (!ofAVersion) {
            add(Kind.SEARCH_ATTRIBUTES, Integer.toString(++upserts), new Traits().searchAttributes(attributes));
        }
    }

    private void update(HistoryEvent event) {
        WorkflowExecutionUpdateCompletedEventAttributes update =
                event.getWorkflowExecutionUpdateCompletedEventAttributes();
        add(
                Kind.UPDATE,
                update.getMeta().getUpdateId(),
                new Traits()
                        .payloads("answer", update.getOutcome().getSuccess())
                        .failure(update.getOutcome().getFailure()));
    }

    private void continuedAsNew(HistoryEvent event) {
        WorkflowExecutionContinuedAsNewEventAttributes next = event.getWorkflowExecutionContinuedAsNewEventAttributes();
        add(
                Kind.END,
                "",
                new Traits()
                        .text("how", "continued as new")
                        .text("type", next.getWorkflowType().getName())
                        .text("task queue", next.getTaskQueue().getName())
                        .payloads("input", next.getInput()));
    }

    private void end(String how, Payloads result) {
        add(Kind.END, "", new Traits().text("how", how).payloads("result", result));
    }

    private void add(Kind kind, String key, Traits traits) {
        commands.add(new Command(kind, key, task, traits.all()));
    }

    private static Traits summary(HistoryEvent event) {
        return new Traits().payload("summary", event.getUserMetadata().getSummary());
    }
}
