package io.tenure.api.problem;

import io.tenure.api.request.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller stands: filters, servlets, the security chain. */
@Component
public final class Problems {

    private final JsonMapper mapper;

    Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Does nothing to an answer that is already on its way. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        write(response, problem, RequestId.current());
    }

    void write(HttpServletResponse response, ProblemException problem, @Nullable String requestId) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setContentType(Problem.MEDIA_TYPE);
        if (problem.type().isTemporary() && !response.containsHeader(RetryAfter.HEADER)) {
            response.setHeader(RetryAfter.HEADER, RetryAfter.SECONDS);
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(problem.problem(requestId)));
    }

    public void write(HttpServletResponse response, ProblemType type) throws IOException {
        write(response, new ProblemException(type));
    }
}
