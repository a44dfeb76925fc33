package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.problem.Problem;
import io.tenure.store.subscription.OperationDao.OperationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for, and how it went.
 *
 * @param kind such as {@code change-seats}
 * @param problem why it was refused; null unless {@code status} is FAILED
 */
@Schema(name = "Operation")
record OperationView(
        String id,
        String subscriptionId,
        String kind,
        Status status,
        @Nullable Problem problem,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    enum Status {
        PENDING,
        DONE,
        FAILED
    }

    static OperationView of(OperationRow row) {
        String code = row.problemCode();
        return new OperationView(
                row.operationId().toString(),
                row.subscriptionId().toString(),
                row.kind(),
                Status.valueOf(row.status()),
                code == null ? null : Refusals.of(code).problem(null),
                row.createdAt(),
                row.finishedAt());
    }
}
