package io.tenure.api.subscription;

import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.FinishedOperation;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.Outcome.Kind;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a workflow writes into operations' rows. */
final class FakeOperations {

    private FakeOperations() {}

    /** Whether its caller was told that no workflow took it in time. */
    static boolean isNotTaken(Handle handle, OperationId operation) {
        handle.attach(OperationDao.class).accept(operation, Instant.now());
        return handle.attach(OperationDao.class)
                .find(operation)
                .filter(row -> Outcome.NOT_TAKEN.equals(row.problemCode()))
                .isPresent();
    }

    static Outcome finished(Handle handle, OperationId operation, @Nullable String refusal, @Nullable Money owed) {
        handle.attach(OperationDao.class)
                .finish(new FinishedOperation(
                        operation,
                        refusal,
                        owed == null ? null : owed.amount(),
                        owed == null ? null : owed.currency(),
                        Instant.now()));
        return new Outcome(operation, refusal == null ? Kind.DONE : Kind.REFUSED, refusal, null, owed);
    }
}
