package io.tenure.workflows.subscription;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What carries a run: its time, its waiting, what is shown of it. Temporal's in production; the simulation has its own. */
interface Execution {

    Instant now();

    /** Events that the run's history had when the present workflow task began. */
    long historyLength();

    void await(BooleanSupplier condition);

    /** Waits until {@code woken}, or until the instant of {@code wake}, which may come nearer meanwhile. */
    void sleep(Supplier<Instant> wake, String label, BooleanSupplier woken);

    /** Begins a call and does not wait for it. */
    <T> OpenCall<T> begin(Supplier<T> call);

    boolean isEveryHandlerFinished();

    /** For operators, in Temporal's UI. */
    void show(String details);

    /** For operators, in Temporal's lists. A null {@code due}: no look is planned. */
    void publish(Subscription row, @Nullable Instant due);

    /** As {@link #publish}, where the row cannot be written. */
    void publishAttention(String code);

    /** A call that was begun. */
    interface OpenCall<T> {

        boolean isDone();

        /** Throws what the call has thrown. */
        T answer();
    }
}
