package io.tenure.dev.stripe.http.idempotency;

import io.tenure.dev.stripe.http.answer.Answer;
import io.tenure.dev.stripe.http.journal.Kept;
import io.tenure.dev.stripe.http.journal.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rule 34: a key replays the first answer, 500s and declines included, for 24 hours, then executes again. All test keys
 * are of one account. Everything but {@link #begin} and {@link #end} needs the engine's lock.
 */
public final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;

    private final Table<StoredAnswer> answers = new Table<>(StoredAnswer.class);
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final InstantSource now;

    public IdempotencyKeys(InstantSource now) {
        this.now = now;
    }

    /** For the journal. */
    public Kept kept() {
        return answers;
    }

    /** 400 for a key that is too long. */
    public static Optional<Answer> refusal(String key) {
        String message = "Idempotency keys cannot be longer than " + LONGEST + " characters";
        return key.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(Answer.error(400, "invalid_request_error", null, message));
    }

    /** Claims the key while its request executes; 409 when another one does. Every success needs {@link #end}. */
    public Optional<Answer> begin(String key) {
        if (running.add(key)) {
            return Optional.empty();
        }
        String message =
                "There is currently another in-progress request using this Idempotent Key (that probably means you"
                        + " submitted twice, and the other request is still going through): " + key
                        + ". If you are seeing this message in production, try again later.";
        return Optional.of(Answer.error(409, "idempotency_error", "idempotency_key_in_use", message));
    }

    public void end(String key) {
        running.remove(key);
    }

    /** The first answer of the key, or 400 when it belonged to another request; empty when the key is new. */
    public Optional<Answer> replay(String key, String request) {
        long oldest = now.instant().minus(KEPT).toEpochMilli();
        return answers.get(key)
                .filter(stored -> stored.executedAt() > oldest)
                .map(stored -> stored.request().equals(request) ? again(stored) : otherRequest(key, stored, request));
    }

    /** Remembers what the key answered, and forgets keys that are too old. */
    public void store(String key, StoredAnswer answer) {
        answers.remove(key);
        answers.put(key, answer);
        long oldest = now.instant().minus(KEPT).toEpochMilli();
        answers.keys().stream()
                .takeWhile(stored -> answers.get(stored).orElseThrow().executedAt() <= oldest)
                .forEach(answers::remove);
    }

    private static Answer again(StoredAnswer stored) {
        return new Answer(stored.status(), stored.body(), Map.of())
                .with("Idempotent-Replayed", "true")
                .with("Original-Request", stored.requestId());
    }

    private static Answer otherRequest(String key, StoredAnswer stored, String request) {
        String end = "Try using a key other than '" + key + "' if you meant to execute a different request.";
        String first = endpoint(stored.request());
        String second = endpoint(request);
        String message = first.equals(second)
                ? "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                        + end
                : "Keys for idempotent requests can only be used for the same endpoint they were first used for ('"
                        + second + "' vs '" + first + "'). " + end;
        return Answer.error(400, "idempotency_error", null, message);
    }

    /** Requests are written as {@code POST /v1/customers {params}}. */
    private static String endpoint(String request) {
        return request.split(" ", 3)[1];
    }
}
