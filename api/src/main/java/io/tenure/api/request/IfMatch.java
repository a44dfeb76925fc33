package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;

/** {@code If-Match} of the request at hand, which names the revision that its caller knows. Honoured, never required. */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})(-[0-9a-f]+)?\"?");

    /** Ids of what {@link Revised} features keep. */
    private static final Set<Class<?>> REVISED = Set.of(OrganizationId.class, SubscriptionId.class);

    private static final String WAIVED = IfMatch.class.getName() + ".waived";

    private IfMatch() {}

    /** For a repeat of a request that was done: the revision that its caller knows is the one before its own change. */
    public static void waive(HttpServletRequest request) {
        request.setAttribute(WAIVED, true);
    }

    /**
     * Refuses with {@code precondition-failed} when the caller knows another revision. Call it with the row locked, in the transaction that changes the
     * row.
     */
    public static void require(long stored) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            String header = request.getHeader(HttpHeaders.IF_MATCH);
            if (header != null && request.getAttribute(WAIVED) == null && !allows(header, stored)) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED).with("revision", stored);
            }
        }
    }

    /** Whether what that endpoint changes has a revision: an organization or a subscription, or what is a part of it. */
    public static boolean isHonouredBy(HandlerMethod handler) {
        boolean changes = handler.hasMethodAnnotation(PatchMapping.class)
                || handler.hasMethodAnnotation(PutMapping.class)
                || handler.hasMethodAnnotation(DeleteMapping.class);
        return changes
                && !handler.hasMethodAnnotation(Unrevised.class)
                && revised(handler).isPresent();
    }

    /** The kind of id by which the endpoint's path names what has a revision. */
    public static Optional<Class<?>> revised(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .filter(REVISED::contains)
                .findFirst();
    }

    /** Whether the caller says what it knows. */
    public static boolean isGiven() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getHeader(HttpHeaders.IF_MATCH) != null;
    }

    static boolean allows(String header, long stored) {
        return Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag -> {
            OptionalLong revision = revision(tag);
            return tag.equals("*") || (revision.isPresent() && revision.getAsLong() == stored);
        });
    }

    /** Empty for a weak tag, which promises no revision, and for what never was a tag of ours. */
    private static OptionalLong revision(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
