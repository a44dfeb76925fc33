package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what a caller can make us read. Webhooks have a bound of their own. */
@Component
@Order(FilterOrder.BODY_LIMIT)
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MOST_BYTES = 1024 * 1024;

    private static final String WEBHOOKS = "/webhooks/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() == 0 || request.getRequestURI().startsWith(WEBHOOKS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        boolean lengthUnknown = request.getContentLengthLong() < 0;
        chain.doFilter(lengthUnknown ? new BoundedRequest(request, MOST_BYTES) : request, response);
    }
}
