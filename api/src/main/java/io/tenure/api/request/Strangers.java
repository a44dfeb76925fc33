package io.tenure.api.request;

import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Bounds how often an address is told that it is not who it should be: whoever tries tokens or signatures is soon told to wait instead. */
@Component
public final class Strangers {

    private final RateLimits limits;
    private final RateLimitSettings settings;
    private final ClientAddress addresses;

    Strangers(RateLimits limits, RateLimitSettings settings, ClientAddress addresses) {
        this.limits = limits;
        this.settings = settings;
        this.addresses = addresses;
    }

    /**
     * To be called before such a request is refused. Throws the problem {@code too-many-requests} instead of its refusal where there were too many. Where
     * the database is away the refusal stays what it is: it opens nothing.
     */
    public void charge(HttpServletRequest request, HttpServletResponse response) {
        RateLimit limit;
        try {
            limit = limits.take("address", addresses.of(request), settings.address());
        } catch (RuntimeException failure) {
            if (DatabaseFailures.isUnavailable(failure)) {
                return;
            }
            throw failure;
        }
        limit.tell(response);
        if (!limit.allowed()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS);
        }
    }
}
