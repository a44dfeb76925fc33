package io.tenure.activities.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionActivities.PendingOperation;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.value.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was asked for, and its outcome; what has none yet, as a run that begins anew takes it up. */
final class PendingOperations {

    private static final Logger LOG = LoggerFactory.getLogger(PendingOperations.class);

    private static final ObjectReader READER =
            Payloads.mapper().readerFor(Request.class).without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);

    private PendingOperations() {}

    static List<PendingOperation> of(List<OperationRow> rows) {
        return rows.stream().flatMap(row -> known(row).stream()).toList();
    }

    /** Empty for a kind of request that only a newer version knows: it waits for a run of that version. */
    private static Optional<PendingOperation> known(OperationRow row) {
        String json = row.request();
        if (json == null) {
            return Optional.of(new PendingOperation(row.operationId(), null, row.openedAt()));
        }
        Optional<Request> request = read(json);
        if (request.isEmpty()) {
            LOG.warn("Operation {} asks for what this version does not know: {}", row.operationId(), row.kind());
        }
        return request.map(known -> new PendingOperation(row.operationId(), known, row.openedAt()));
    }

    /** Null while there is none. */
    static @Nullable Outcome outcome(OperationRow row) {
        String problem = row.problemCode();
        return switch (row.status()) {
            case "PENDING" -> null;
            case "DONE" -> new Outcome(row.operationId(), Outcome.Kind.DONE, null, null, owed(row));
            default -> Outcome.refused(row.operationId(), String.valueOf(problem));
        };
    }

    private static @Nullable Money owed(OperationRow row) {
        Long amount = row.owedAmount();
        String currency = row.owedCurrency();
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private static Optional<Request> read(String json) {
        try {
            return Optional.ofNullable(READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw FailureType.BUG.failure("operation-unreadable");
        }
    }
}
