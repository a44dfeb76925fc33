package io.tenure.api.problem;

import io.tenure.api.identity.PublicEndpoint;
import io.tenure.api.request.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what no filter and no controller answered. */
@Controller
final class ErrorEndpoint implements ErrorController {

    private final Problems problems;

    ErrorEndpoint(Problems problems) {
        this.problems = problems;
    }

    @PublicEndpoint
    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = requestId(request, response);
        response.setHeader(RequestId.HEADER, id);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = status instanceof Integer code ? ContainerProblems.ofStatus(code) : ProblemType.NOT_FOUND;
        problems.write(response, new ProblemException(type), id);
    }

    /** The filter that gave the request its id has ended, or never saw it. */
    private static String requestId(HttpServletRequest request, HttpServletResponse response) {
        String given = response.getHeader(RequestId.HEADER);
        return given == null ? RequestId.of(request.getHeader(RequestId.HEADER)) : given;
    }
}
