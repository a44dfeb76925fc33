package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts whom nobody knows by their token or key ({@link Strangers}). Stands around the security chain. */
@Component
@Order(FilterOrder.STRANGERS)
final class StrangersFilter extends OncePerRequestFilter {

    private final Strangers strangers;
    private final Problems problems;

    StrangersFilter(Strangers strangers, Problems problems) {
        this.strangers = strangers;
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

    private void charge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            strangers.charge(request, response);
        } catch (ProblemException tooMany) {
            problems.write(response, tooMany);
        }
    }
}
