package io.tenure.api.request;

import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.Defects;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The outermost filter: tells browsers their manners, gives the request its id, writes one log line about it (the route, never the path: paths may hold what names a person), and
 * answers a problem when an exception gets this far.
 */
@Component
@Order(FilterOrder.REQUEST)
final class RequestFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RequestFilter.class);

    /** Asked so often that metrics tell of their success, and one line a second of all their failures: an outage must not flood the log. */
    private static final Set<String> COUNTED_ONLY = Set.of("/verify-seat", "/health");

    /** What no endpoint understands is refused here, before anybody has to think of it. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final int FIRST_SERVER_ERROR = 500;

    private final Problems problems;
    private final Seldom unanswered = new Seldom(Duration.ofSeconds(1));

    RequestFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String id = RequestId.of(request.getHeader(RequestId.HEADER));
        MDC.put(RequestId.MDC_KEY, id);
        response.setHeader(RequestId.HEADER, id);
        BrowserManners.tell(response);
        try {
            answer(request, response, chain);
        } finally {
            logLine(request, response.getStatus(), System.nanoTime() - start);
            MDC.remove(RequestId.MDC_KEY);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
                throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
            }
            chain.doFilter(request, response);
        } catch (ProblemException problem) {
            problems.write(response, problem);
        } catch (ServletException | RuntimeException defect) {
            if (DatabaseFailures.isUnavailable(defect)) {
                problems.write(response, ProblemType.DATABASE_UNAVAILABLE);
                return;
            }
            Defects.log(log, defect);
            problems.write(response, ProblemType.DEFECT);
        }
    }

    private void logLine(HttpServletRequest request, int status, long nanoseconds) {
        boolean counted = COUNTED_ONLY.contains(request.getRequestURI());
        if (counted && status >= FIRST_SERVER_ERROR) {
            unanswered
                    .happened()
                    .ifPresent(number ->
                            log.warn("{} checks or probes were not answered, the last with {}", number, status));
        }
        if (counted) {
            return;
        }
        LoggingEventBuilder line = status < FIRST_SERVER_ERROR ? log.atInfo() : log.atWarn();
        line.addKeyValue("method", request.getMethod())
                .addKeyValue("route", route(request))
                .addKeyValue("status", status)
                .addKeyValue("milliseconds", nanoseconds / 1_000_000)
                .log("Request");
    }

    private static Object route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "none" : pattern;
    }
}
