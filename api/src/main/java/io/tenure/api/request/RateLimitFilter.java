package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds how often a person calls, and an address where no token is asked for. The check has a limit of its own, and probes and webhooks none. */
@Component
@Order(FilterOrder.RATE_LIMIT)
final class RateLimitFilter extends OncePerRequestFilter {

    private static final Pattern UNLIMITED =
            Pattern.compile("/health|/error|/webhooks/.*|/api/docs(/.*)?|/problems(/.*)?");

    private final RateLimits limits;
    private final RateLimitSettings settings;
    private final ClientAddress addresses;

    RateLimitFilter(RateLimits limits, RateLimitSettings settings, ClientAddress addresses) {
        this.limits = limits;
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UNLIMITED.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal user = request.getUserPrincipal();
        RateLimit limit = user == null
                ? limits.take("address", addresses.of(request), settings.address())
                : limits.take("user", user.getName(), settings.user());
        limit.tell(response);
        if (!limit.allowed()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS);
        }
        chain.doFilter(request, response);
    }
}
