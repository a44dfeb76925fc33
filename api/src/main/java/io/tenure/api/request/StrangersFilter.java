package io.tenure.api.request;

import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds how often an address is told that nobody knows it: whoever tries tokens is soon told to wait instead. Stands around the security chain. */
@Component
@Order(FilterOrder.STRANGERS)
final class StrangersFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final RateLimitSettings settings;
    private final ClientAddress addresses;
    private final Problems problems;

    StrangersFilter(RateLimits limits, RateLimitSettings settings, ClientAddress addresses, Problems problems) {
        this.limits = limits;
        this.settings = settings;
        this.addresses = addresses;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED && !response.isCommitted()) {
            charge(request, response);
        }
    }

    /** Where the database is away the answer stays what it is: no token opens anything without it. */
    private void charge(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
            problems.write(response, new ProblemException(ProblemType.TOO_MANY_REQUESTS));
        }
    }
}
