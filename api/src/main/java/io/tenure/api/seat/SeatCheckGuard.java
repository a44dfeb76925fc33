package io.tenure.api.seat;

import io.tenure.api.identity.ApiKey;
import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.ClientAddress;
import io.tenure.api.request.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds checks, before their statement: how often a key asks, and how often an address tries keys that nobody knows. A key that there is
 * ({@link KnownKeys}) is not held up by its address.
 */
final class SeatCheckGuard {

    /** Problems of a key that is known. */
    private static final Set<ProblemType> OF_A_KNOWN_KEY =
            EnumSet.of(ProblemType.SCOPE_NOT_SUFFICIENT, ProblemType.APPLICATION_MISMATCH);

    private final SeatChecks checks;
    private final CheckLimits limits;
    private final KnownKeys keys;
    private final ClientAddress addresses;

    SeatCheckGuard(SeatChecks checks, CheckLimits limits, KnownKeys keys, ClientAddress addresses) {
        this.checks = checks;
        this.limits = limits;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** Who asks, and where the answer says how often that is allowed. */
    record Visitor(HttpServletRequest request, HttpServletResponse response) {}

    /** Throws a {@link ProblemException}: no key at all, or one that asks too often. */
    CheckKey key(@Nullable String text, Visitor visitor) {
        Optional<ApiKey> parsed = ApiKey.parse(text);
        if (parsed.isEmpty()) {
            obey(limits.take(address(visitor)), visitor);
            throw new ProblemException(ProblemType.API_KEY_UNKNOWN);
        }
        CheckKey key = checks.key(parsed.get());
        obey(limits.take(key), visitor);
        return key;
    }

    /** Throws what {@link SeatChecks#answer} throws, and refuses addresses that tried too many keys. */
    SeatAnswer answer(CheckKey key, SeatQuestion question, Visitor visitor) {
        boolean known = keys.knows(key);
        if (!known) {
            refuseStranger(key, visitor);
        }
        try {
            SeatAnswer answer = checks.answer(key, question);
            if (!known) {
                keys.remember(key);
            }
            return answer;
        } catch (ProblemException problem) {
            learn(key, problem.type(), visitor);
            throw problem;
        }
    }

    private void refuseStranger(CheckKey key, Visitor visitor) {
        Optional<RateLimit> refusal = limits.refusal(address(visitor));
        if (refusal.isPresent() && !isFound(key)) {
            obey(refusal.get(), visitor);
        }
    }

    private boolean isFound(CheckKey key) {
        try {
            return keys.finds(key);
        } catch (RuntimeException failure) {
            if (DatabaseFailures.isUnavailable(failure)) {
                throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE);
            }
            throw failure;
        }
    }

    private void learn(CheckKey key, ProblemType problem, Visitor visitor) {
        if (OF_A_KNOWN_KEY.contains(problem)) {
            keys.remember(key);
        } else if (problem == ProblemType.API_KEY_UNKNOWN) {
            keys.forget(key);
            obey(limits.charge(address(visitor)), visitor);
        }
    }

    private String address(Visitor visitor) {
        return addresses.of(visitor.request());
    }

    private static void obey(RateLimit limit, Visitor visitor) {
        limit.tell(visitor.response());
        if (!limit.allowed()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS);
        }
    }
}
