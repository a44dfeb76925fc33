package io.tenure.workflows.subscription;

import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.temporal.DeadlineTimer;
import io.tenure.workflows.temporal.SearchAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A workflow execution of Temporal. */
final class TemporalExecution implements Execution {

    private final DeadlineTimer deadline = new DeadlineTimer();

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    @Override
    public long historyLength() {
        return Workflow.getInfo().getHistoryLength();
    }

    @Override
    public void await(BooleanSupplier condition) {
        Workflow.await(condition::getAsBoolean);
    }

    @Override
    public void sleep(Supplier<Instant> wake, String label, BooleanSupplier woken) {
        deadline.arm(wake.get(), label);
        Workflow.await(() -> deadline.fired() || woken.getAsBoolean() || !deadline.covers(wake.get()));
    }

    /** Forgets the timer of the last sleep. */
    void wakeUp() {
        deadline.cancel();
    }

    @Override
    public <T> OpenCall<T> begin(Supplier<T> call) {
        Promise<T> promise = Async.function(call::get);
        return new OpenCall<>() {
            @Override
            public boolean isDone() {
                return promise.isCompleted();
            }

            @Override
            public T answer() {
                return promise.get();
            }
        };
    }

    @Override
    public boolean isEveryHandlerFinished() {
        return Workflow.isEveryHandlerFinished();
    }

    @Override
    public void show(String details) {
        Workflow.setCurrentDetails(details);
    }

    @Override
    public void publish(Subscription row, @Nullable Instant due) {
        Attention attention = row.attention();
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.PHASE.valueSet(row.standing().name()),
                SearchAttributes.NEEDS_ATTENTION.valueSet(attention != null),
                due == null
                        ? SearchAttributes.DUE_AT.valueUnset()
                        : SearchAttributes.DUE_AT.valueSet(due.atOffset(ZoneOffset.UTC)),
                attention == null ? SearchAttributes.ATTENTION_CODE.valueUnset() : attentionCode(attention.code()));
    }

    @Override
    public void publishAttention(String code) {
        Workflow.upsertTypedSearchAttributes(SearchAttributes.NEEDS_ATTENTION.valueSet(true), attentionCode(code));
    }

    private static SearchAttributeUpdate<String> attentionCode(String code) {
        return SearchAttributes.ATTENTION_CODE.valueSet(code);
    }
}
