package io.tenure.workflows.subscription;

import io.temporal.failure.ActivityFailure;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call of the provider: what it sees is of one instant while it is under way, and the run learns it at its end. */
final class SimulatedCall<T> implements Execution.OpenCall<T> {

    private final Witness witness;
    private final boolean endIsAsked;
    private @Nullable Object request;
    private @Nullable T answer;
    private @Nullable ActivityFailure failure;
    private boolean done;

    SimulatedCall(Witness witness) {
        this.witness = witness;
        this.endIsAsked = witness.isEndAsked();
    }

    void execute(Supplier<T> call) {
        try {
            answer = call.get();
        } catch (ActivityFailure failed) {
            failure = failed;
        }
        request = witness.lastRequest();
    }

    void end() {
        done = true;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public T answer() {
        Object asked = Objects.requireNonNull(request);
        if (failure != null) {
            witness.failed(asked, failure, endIsAsked);
            throw failure;
        }
        T told = Objects.requireNonNull(answer);
        witness.answered(asked, told);
        return told;
    }
}
