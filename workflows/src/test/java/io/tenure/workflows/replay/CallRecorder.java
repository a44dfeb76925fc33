package io.tenure.workflows.replay;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.replay.Command.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what a workflow asks for while it is replayed. For one replay. */
final class CallRecorder extends WorkerInterceptorBase {

    private final List<Command> calls = Collections.synchronizedList(new ArrayList<>());
    private final WorkflowExecutionStartedEventAttributes started;
    private final DataConverter converter;
    private long ids;

    CallRecorder(WorkflowExecutionStartedEventAttributes started, DataConverter converter) {
        this.started = started;
        this.converter = converter;
    }

    List<Command> calls() {
        return List.copyOf(calls);
    }

    WorkflowExecutionStartedEventAttributes started() {
        return started;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new Inbound(next);
    }

    Command add(Kind kind, String key, Traits traits) {
        Command call = new Command(kind, key, Workflow.getInfo().getHistoryLength(), traits.all());
        calls.add(call);
        return call;
    }

    /**
     * The id that Temporal's SDK gives to the next timer, activity or random number of the run. It is not shown to an interceptor, but a replay is
     * only possible because it is made of nothing else (WorkflowStateMachines.randomUUID). A wrong guess shows: no command has that id.
     */
    String nextId() {
        String source = started.getOriginalExecutionRunId() + ":" + ids++;
        return UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Payloads payloads(@Nullable Object... values) {
        return converter.toPayloads(values).orElse(Payloads.getDefaultInstance());
    }

    private final class Inbound extends WorkflowInboundCallsInterceptorBase {

        Inbound(WorkflowInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(WorkflowOutboundCallsInterceptor outbound) {
            super.init(new OutboundCalls(outbound, CallRecorder.this));
        }

        @Override
        public WorkflowOutput execute(WorkflowInput input) {
            try {
                WorkflowOutput output = super.execute(input);
                Traits traits = new Traits().text("how", "completed");
                if (output.getResult() != null) {
                    traits.payloads("result", payloads(output.getResult()));
                }
                add(Kind.END, "", traits);
                return output;
            } catch (TemporalFailure failure) {
                add(Kind.END, "", new Traits().text("how", "failed"));
                throw failure;
            }
        }

        @Override
        public UpdateOutput executeUpdate(UpdateInput input) {
            String id = Workflow.getCurrentUpdateInfo().orElseThrow().getUpdateId();
            try {
                UpdateOutput output = super.executeUpdate(input);
                add(Kind.UPDATE, id, new Traits().payloads("answer", payloads(output.getResult())));
                return output;
            } catch (TemporalFailure failure) {
                Failure written = converter.exceptionToFailure(failure);
                add(Kind.UPDATE, id, new Traits().failure(written));
                throw failure;
            }
        }
    }
}
