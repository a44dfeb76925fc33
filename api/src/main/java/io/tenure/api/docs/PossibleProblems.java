package io.tenure.api.docs;

import io.tenure.api.identity.PublicEndpoint;
import io.tenure.api.identity.WhoMay;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.Expandable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Every problem that an endpoint may answer: what it raises itself, and what follows from its parameters and its authorization. */
final class PossibleProblems {

    private PossibleProblems() {}

    static List<ProblemType> of(HandlerMethod handler) {
        Set<ProblemType> problems = EnumSet.of(ProblemType.BAD_REQUEST, ProblemType.DATABASE_UNAVAILABLE);
        WhoMay whoMay = WhoMay.of(handler.getMethod());
        addManners(handler, whoMay, problems);
        if (hasBody(handler)) {
            problems.add(ProblemType.NOT_ACCEPTABLE);
        }
        if (!handler.hasMethodAnnotation(PublicEndpoint.class)) {
            problems.add(ProblemType.VALIDATION_FAILED);
        }
        if (whoMay.token()) {
            problems.add(ProblemType.UNAUTHENTICATED);
            problems.add(ProblemType.IDENTITY_UNAVAILABLE);
        }
        if (whoMay.living() && !isRead(handler)) {
            problems.add(ProblemType.ORGANIZATION_ARCHIVED);
        }
        if (whoMay.role()) {
            problems.add(ProblemType.NOT_FOUND);
            problems.add(ProblemType.ROLE_NOT_SUFFICIENT);
        }
        for (MethodParameter parameter : handler.getMethodParameters()) {
            addOf(parameter, problems);
        }
        Raises raises = handler.getMethodAnnotation(Raises.class);
        if (raises != null) {
            problems.addAll(List.of(raises.value()));
        }
        Answered answered = handler.getMethodAnnotation(Answered.class);
        if (answered != null && answered.orLater()) {
            problems.add(ProblemType.WORKFLOWS_UNAVAILABLE);
            problems.add(ProblemType.TOO_MANY_WAITING);
        }
        if (answered != null) {
            problems.removeIf(problem -> Arrays.stream(answered.also()).anyMatch(status -> status == problem.status()));
        }
        return List.copyOf(problems);
    }

    /** Then a caller may ask for a form of it that there is none of. */
    private static boolean hasBody(HandlerMethod handler) {
        Answered answered = handler.getMethodAnnotation(Answered.class);
        Class<?> body = RequestHeaders.body(handler);
        return (body != void.class && body != Void.class) || (answered != null && answered.orLater());
    }

    private static boolean isRead(HandlerMethod handler) {
        return handler.hasMethodAnnotation(GetMapping.class);
    }

    /** What follows from the manners that all endpoints have. */
    private static void addManners(HandlerMethod handler, WhoMay whoMay, Set<ProblemType> problems) {
        if (!whoMay.caller()) {
            return;
        }
        problems.add(ProblemType.TOO_MANY_REQUESTS);
        if (RequestHeaders.isKeyed(handler)) {
            problems.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
            problems.add(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT);
            problems.add(ProblemType.IDEMPOTENCY_ANSWER_LOST);
        }
        if (RequestHeaders.isReasoned(handler) || handler.hasMethodAnnotation(Expandable.class)) {
            problems.add(ProblemType.VALIDATION_FAILED);
        }
        if (RequestHeaders.isConditional(handler)) {
            problems.add(ProblemType.PRECONDITION_FAILED);
        }
    }

    private static void addOf(MethodParameter parameter, Set<ProblemType> problems) {
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            problems.add(ProblemType.UNREADABLE_BODY);
            problems.add(ProblemType.MEDIA_TYPE_NOT_SUPPORTED);
            problems.add(ProblemType.BODY_TOO_LARGE);
        }
    }
}
