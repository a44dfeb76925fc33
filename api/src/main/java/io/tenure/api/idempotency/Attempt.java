package io.tenure.api.idempotency;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.UuidV7;
import io.tenure.store.idempotency.IdempotencyKeyDao;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A request under an idempotency key, which may be a repeat of one whose process died.
 *
 * @param operationId the same for every attempt
 * @param leasedUntil this attempt's lease; no two have the same
 */
public record Attempt(byte[] keyHash, OperationId operationId, Instant leasedUntil) {

    static final String ATTRIBUTE = Attempt.class.getName();

    /** That of the request at hand; empty where it came without a key, and outside of requests. */
    public static Optional<Attempt> current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Attempt attempt
                ? Optional.of(attempt)
                : Optional.empty();
    }

    /**
     * The id of the one thing that this request makes: under an idempotency key the operation's, so that a repeat finds what an earlier attempt has
     * made; else a new one.
     */
    public static UUID newId(UuidV7 ids) {
        return current().map(attempt -> attempt.operationId().value()).orElseGet(ids::next);
    }

    /**
     * To be called in each transaction that changes something: of all attempts under one key at most one commits. Refuses with
     * {@code idempotency-answer-lost} where an earlier attempt has, with {@code idempotency-key-in-flight} where another one has taken over.
     */
    public static void claimEffect(Handle handle) {
        current().ifPresent(attempt -> attempt.claim(handle.attach(IdempotencyKeyDao.class)));
    }

    private void claim(IdempotencyKeyDao keys) {
        if (keys.markEffect(keyHash, leasedUntil) == 1) {
            return;
        }
        boolean done = keys.find(keyHash)
                .filter(row -> row.leasedUntil().equals(leasedUntil))
                .isPresent();
        throw new ProblemException(done ? ProblemType.IDEMPOTENCY_ANSWER_LOST : ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT);
    }
}
