package io.tenure.api.idempotency;

import io.tenure.api.identity.Recheck;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.problem.Problems;
import io.tenure.api.request.FilterOrder;
import io.tenure.api.request.IfMatch;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a changing request with an {@code Idempotency-Key} once for its caller and key, and answers its repeats with what the first was answered. Stands behind the
 * security chain, because the caller is part of the key. Kept is what was answered behind the gate, but for what asks for another try (5xx, 429) or for
 * another request (400, 406, 412, 415); a repeat gets it if the gate would still let it pass.
 */
@Component
@Order(FilterOrder.IDEMPOTENCY)
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Pattern ACCEPTABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int FIRST_REFUSAL = 400;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Set<Integer> JUDGED_AGAIN = Set.of(FIRST_REFUSAL, 406, 412, 415, TOO_MANY);

    private final IdempotencyKeys keys;
    private final Sealing sealing;
    private final Problems problems;
    private final Routes routes;
    private final RunningHere here = new RunningHere();

    IdempotencyFilter(IdempotencyKeys keys, Sealing sealing, Problems problems, Routes routes) {
        this.keys = keys;
        this.sealing = sealing;
        this.problems = problems;
        this.routes = routes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGING.contains(request.getMethod())
                || request.getHeader(KEY) == null
                || request.getUserPrincipal() == null
                || !routes.lead(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] keyHash = sealing.hash(bytes(caller(request)), bytes(key(request)));
        byte[] body = request.getInputStream().readAllBytes();
        byte[] requestHash = requestHash(request, body);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Optional<Claim> busy = here.enter(keyHash, requestHash);
        if (busy.isPresent()) {
            answer(busy.get(), new ReadRequest(request, body), answer, chain);
        } else {
            try {
                answer(keys.claim(keyHash, requestHash), new ReadRequest(request, body), answer, chain);
            } finally {
                here.leave(keyHash);
            }
        }
        // Nothing reaches the caller before: who has an answer may repeat at once.
        answer.copyBodyToResponse();
    }

    private void answer(Claim claim, ReadRequest request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws ServletException, IOException {
        switch (claim) {
            case Claim.Run(Attempt attempt) -> {
                request.setAttribute(Attempt.ATTRIBUTE, attempt);
                run(attempt, request, answer, chain);
            }
            case Claim.Replay(StoredAnswer stored) -> repeat(stored, request, answer, chain);
            case Claim.InFlight inFlight -> throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT);
            case Claim.Reused reused -> throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private void run(Attempt attempt, ReadRequest request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws ServletException, IOException {
        boolean kept = false;
        try {
            if (attempt.isDone()) {
                IfMatch.waive(request);
            }
            chain.doFilter(request, answer);
            boolean lost = isRefusedForItself(attempt, request, answer.getStatus());
            if (lost) {
                problems.write(answer, ProblemType.IDEMPOTENCY_ANSWER_LOST);
            }
            kept = (lost || isWorthKeeping(request, answer.getStatus())) && keep(attempt, request, answer);
        } finally {
            if (!kept) {
                release(attempt);
            }
        }
    }

    /** What an earlier attempt has changed must not be told as somebody else's doing, nor be kept as the answer. */
    private static boolean isRefusedForItself(Attempt attempt, HttpServletRequest request, int status) {
        return attempt.isDone()
                && request.getAttribute(Attempt.TAKEN_UP) == null
                && status >= FIRST_REFUSAL
                && status < FIRST_SERVER_ERROR
                && status != TOO_MANY;
    }

    /** Not what asks for another try, and no refusal of what was sent: mended, by a header that is no part of the request's hash, it may be sent again. */
    private static boolean isWorthKeeping(HttpServletRequest request, int status) {
        return Recheck.hasPassed(request) && status < FIRST_SERVER_ERROR && !JUDGED_AGAIN.contains(status);
    }

    /** Where it cannot be kept the caller has its answer all the same; a repeat runs again, under the same operation. */
    private boolean keep(Attempt attempt, ReadRequest request, ContentCachingResponseWrapper answer) {
        try {
            keys.answer(attempt, StoredAnswer.of(request, answer));
            return true;
        } catch (JdbiException away) {
            log.warn("An answer was not kept: {}", away.getClass().getSimpleName());
            return false;
        }
    }

    private void release(Attempt attempt) {
        try {
            keys.release(attempt);
        } catch (JdbiException away) {
            log.debug("The lease will end by itself: {}", away.getClass().getSimpleName());
        }
    }

    /** Who has lost the right to see what was made is told that it was made. */
    private void repeat(
            StoredAnswer stored, ReadRequest request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws ServletException, IOException {
        if (stored.isLost()) {
            problems.write(answer, ProblemType.IDEMPOTENCY_ANSWER_LOST);
            return;
        }
        if (stored.showsNothing()) {
            replay(stored, answer);
            return;
        }
        Recheck.ask(request);
        chain.doFilter(request, answer);
        if (Recheck.hasPassed(request)) {
            replay(stored, answer);
        } else if (Recheck.isRefused(request)) {
            problems.write(answer, ProblemType.IDEMPOTENCY_ANSWER_LOST);
        }
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        set(response, HttpHeaders.CONTENT_TYPE, answer.contentType());
        set(response, HttpHeaders.LOCATION, answer.location());
        set(response, HttpHeaders.ETAG, answer.entityTag());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static void set(HttpServletResponse response, String header, @Nullable String value) {
        if (value != null) {
            response.setHeader(header, value);
        }
    }

    private byte[] requestHash(HttpServletRequest request, byte[] body) {
        return sealing.hash(
                bytes(request.getMethod()), bytes(request.getRequestURI()), bytes(request.getQueryString()), body);
    }

    private static String caller(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        return caller.getName();
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(KEY);
        if (!ACCEPTABLE.matcher(key).matches()) {
            throw ProblemException.field(KEY, "length");
        }
        return key;
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
