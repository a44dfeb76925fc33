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
 * @param isDone whether an earlier attempt has committed its change: what this one is refused for may be the caller's own doing
 */
public record Attempt(byte[] keyHash, OperationId operationId, Instant leasedUntil, boolean isDone) {

    static final String ATTRIBUTE = Attempt.class.getName();
    static final String TAKEN_UP = ATTRIBUTE + ".takenUp";
    static final String SHOWN_ONCE = ATTRIBUTE + ".shownOnce";

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

    /** To be called in the transaction that stores a row under the attempt's own id: says that it was stored, and never refuses. */
    public static void noteEffect(Handle handle) {
        current()
                .ifPresent(attempt ->
                        handle.attach(IdempotencyKeyDao.class).noteEffect(attempt.keyHash(), attempt.leasedUntil()));
    }

    /** From here on the request is answered with what became of the one thing that it makes, whichever attempt has made it: a refusal is one. */
    public static void takeUp() {
        mark(TAKEN_UP);
    }

    /** What the request is answered holds a secret: a repeat is refused with {@code idempotency-answer-lost}. */
    public static void showOnce() {
        mark(SHOWN_ONCE);
    }

    private static void mark(String attribute) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(attribute, true, RequestAttributes.SCOPE_REQUEST);
        }
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
