package io.tenure.dev.stripe.http.journal;

import io.tenure.dev.stripe.engine.StripeEngine;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Does one piece of work at a time, hands over the events that it caused and keeps its outcome before anyone hears of it. */
public final class Desk {
    private final StripeEngine engine;
    private final Journal journal;
    private final Consumer<List<ObjectNode>> events;

    /** New events go to {@code events} under the engine's lock, within the work that caused them. */
    public Desk(StripeEngine engine, Journal journal, Consumer<List<ObjectNode>> events) {
        this.engine = engine;
        this.journal = journal;
        this.events = events;
    }

    /** Runs under the engine's lock. What the work throws passes; what it changed until then is kept all the same. */
    public <T> T call(Supplier<T> work) {
        engine.lock().lock();
        try {
            return work.get();
        } finally {
            keepAndUnlock();
        }
    }

    /** As {@link #call}, for work without a result. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    private void keepAndUnlock() {
        try {
            events.accept(engine.drainNewEvents());
            journal.write();
        } finally {
            engine.lock().unlock();
        }
    }
}
