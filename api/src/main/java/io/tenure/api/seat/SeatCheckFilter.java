package io.tenure.api.seat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tenure.api.problem.JsonType;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.json.JsonFactory;

/**
 * {@code POST /verify-seat}, the question that applications ask all day long. It stands before the security chain and MVC and never passes a request
 * on: they would cost as much again as the check itself, and decide nothing, for the key is the caller's proof. Bound to the path of a servlet, not
 * to a servlet: a servlet would stand behind every filter.
 */
final class SeatCheckFilter extends HttpFilter {

    static final String PATH = "/verify-seat";

    private static final long serialVersionUID = 1L;

    private static final String KEY_HEADER = "X-API-Key";
    private static final String ACCESS = "access";
    private static final int LARGEST_BODY = 16 * 1024;

    private final transient SeatCheckGuard guard;
    private final transient Problems problems;
    private final transient MeterRegistry meters;
    private final transient Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final transient JsonFactory json = new JsonFactory();
    private final transient SeatAnswerWriter writer = new SeatAnswerWriter(json);

    SeatCheckFilter(SeatCheckGuard guard, Problems problems, MeterRegistry meters) {
        this.guard = guard;
        this.problems = problems;
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        long start = System.nanoTime();
        String outcome = ProblemType.DEFECT.code();
        try {
            SeatAnswer answer = answer(request, response);
            outcome = outcome(answer);
            response.setContentType("application/json");
            writer.write(answer, response.getOutputStream());
        } catch (ProblemException problem) {
            outcome = problem.type().code();
            problems.write(response, problem);
        } finally {
            timer(outcome).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private SeatAnswer answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
        }
        SeatCheckGuard.Visitor visitor = new SeatCheckGuard.Visitor(request, response);
        CheckKey key = guard.key(request.getHeader(KEY_HEADER), visitor);
        String said = request.getContentType();
        if (said != null && !JsonType.isJson(said)) {
            throw new ProblemException(ProblemType.MEDIA_TYPE_NOT_SUPPORTED);
        }
        return guard.answer(key, question(request), visitor);
    }

    private SeatQuestion question(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > LARGEST_BODY) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        byte[] body = new byte[announced < 0 ? LARGEST_BODY + 1 : (int) announced];
        ServletInputStream in = request.getInputStream();
        int length = in.readNBytes(body, 0, body.length);
        if (length > LARGEST_BODY) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        return SeatQuestion.read(json, body, length);
    }

    private Timer timer(String outcome) {
        return timers.computeIfAbsent(outcome, name -> meters.timer("tenure.seat.check", "outcome", name));
    }

    private static String outcome(SeatAnswer answer) {
        return switch (answer) {
            case SeatAnswer.Access access -> ACCESS;
            case SeatAnswer.NoAccess noAccess -> noAccess.reason().code();
        };
    }
}
