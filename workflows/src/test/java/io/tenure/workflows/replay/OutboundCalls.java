package io.tenure.workflows.replay;

import io.temporal.activity.ActivityOptions;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.internal.common.ProtoConverters;
import io.temporal.internal.common.ProtobufTimeUtils;
import io.temporal.internal.common.RetryOptionsUtils;
import io.temporal.internal.common.SearchAttributesUtil;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.replay.Command.Kind;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes out of a workflow. Each call that takes an id of the run must be counted here, also where nothing is compared. */
final class OutboundCalls extends WorkflowOutboundCallsInterceptorBase {

    private final CallRecorder recorder;
    private final ServerDefaults defaults;
    private int upserts;

    OutboundCalls(WorkflowOutboundCallsInterceptor next, CallRecorder recorder) {
        super(next);
        this.recorder = recorder;
        this.defaults = new ServerDefaults(recorder.started().getWorkflowRunTimeout());
    }

    @Override
    public Promise<Void> newTimer(Duration delay) {
        return newTimer(delay, TimerOptions.newBuilder().build());
    }

    @Override
    public Promise<Void> newTimer(Duration delay, TimerOptions options) {
        if (!delay.isPositive()) {
            // Neither a command, nor does it take an id.
            return super.newTimer(delay, options);
        }
        Traits traits = summary(options.getSummary()).duration("duration", ProtobufTimeUtils.toProtoDuration(delay));
        Command call = recorder.add(Kind.TIMER, recorder.nextId(), traits);
        return watched(call, super.newTimer(delay, options));
    }

    @Override
    public void sleep(Duration duration) {
        newTimer(duration).get();
    }

    @Override
    public boolean await(Duration timeout, String reason, Supplier<Boolean> condition) {
        throw new IllegalStateException("A timed await leaves its timer behind; use DeadlineTimer");
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
        Traits traits = summary(input.getOptions().getSummary()).activity(defaults.fill(scheduled(input)));
        Command call = recorder.add(Kind.ACTIVITY, recorder.nextId(), traits);
        ActivityOutput<R> output = super.executeActivity(input);
        watched(call, output.getResult());
        return output;
    }

    private ActivityTaskScheduledEventAttributes scheduled(ActivityInput<?> input) {
        ActivityOptions options = input.getOptions();
        String queue = options.getTaskQueue() == null ? Workflow.getInfo().getTaskQueue() : options.getTaskQueue();
        ActivityTaskScheduledEventAttributes.Builder asked = ActivityTaskScheduledEventAttributes.newBuilder()
                .setActivityType(ActivityType.newBuilder().setName(input.getActivityName()))
                .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                .setInput(recorder.payloads(input.getArgs()))
                .setScheduleToStartTimeout(ProtobufTimeUtils.toProtoDuration(options.getScheduleToStartTimeout()))
                .setStartToCloseTimeout(ProtobufTimeUtils.toProtoDuration(options.getStartToCloseTimeout()))
                .setScheduleToCloseTimeout(ProtobufTimeUtils.toProtoDuration(options.getScheduleToCloseTimeout()))
                .setHeartbeatTimeout(ProtobufTimeUtils.toProtoDuration(options.getHeartbeatTimeout()));
        if (options.getRetryOptions() != null) {
            asked.setRetryPolicy(RetryOptionsUtils.toRetryPolicy(options.getRetryOptions()));
        }
        if (options.getPriority() != null) {
            asked.setPriority(ProtoConverters.toProto(options.getPriority()));
        }
        return asked.build();
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
        Command call = recorder.add(
                Kind.LOCAL_ACTIVITY,
                recorder.nextId(),
                summary(input.getOptions().getSummary())
                        .text("type", input.getActivityName())
                        .payloads("input", recorder.payloads(input.getArgs())));
        LocalActivityOutput<R> output = super.executeLocalActivity(input);
        output.getResult().handle((done, failure) -> {
            // The one place where a history shows an option of a local activity: so many attempts were made in vain.
            if (failure instanceof ActivityFailure ended
                    && ended.getRetryState() == RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED) {
                int attempts = input.getOptions().getRetryOptions().getMaximumAttempts();
                call.traits().put("attempts", Integer.toString(attempts));
            }
            return null;
        });
        return output;
    }

    @Override
    public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... updates) {
        Traits traits = new Traits().searchAttributes(SearchAttributesUtil.encodeTypedUpdates(updates));
        recorder.add(Kind.SEARCH_ATTRIBUTES, Integer.toString(++upserts), traits);
        super.upsertTypedSearchAttributes(updates);
    }

    @Override
    public void continueAsNew(ContinueAsNewInput input) {
        String type = input.getWorkflowType();
        ContinueAsNewOptions options = input.getOptions();
        String queue = options == null ? null : options.getTaskQueue();
        recorder.add(
                Kind.END,
                "",
                new Traits()
                        .text("how", "continued as new")
                        .text("type", type == null ? Workflow.getInfo().getWorkflowType() : type)
                        .text("task queue", queue == null ? Workflow.getInfo().getTaskQueue() : queue)
                        .payloads("input", recorder.payloads(input.getArgs())));
        super.continueAsNew(input);
    }

    @Override
    public UUID randomUUID() {
        recorder.nextId();
        return super.randomUUID();
    }

    @Override
    public Random newRandom() {
        recorder.nextId();
        return super.newRandom();
    }

    private Traits summary(@Nullable String summary) {
        return summary == null
                ? new Traits()
                : new Traits().payload("summary", recorder.payloads(summary).getPayloads(0));
    }

    /** What is cancelled in the task that asked for it never becomes an event. */
    private static <T> Promise<T> watched(Command call, Promise<T> promise) {
        promise.handle((done, failure) -> {
            boolean sameTask = Workflow.getInfo().getHistoryLength() == call.task();
            if (isCancelled(failure) && sameTask) {
                call.withdrawn().set(true);
            }
            return null;
        });
        return promise;
    }

    private static boolean isCancelled(@Nullable Throwable failure) {
        return failure != null && (failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure);
    }
}
