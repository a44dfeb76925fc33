package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** {@code If-Match} of the request at hand, which names the revision that its caller knows. Honoured, never required. */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})(-[0-9a-f]+)?\"?");

    private IfMatch() {}

    /**
     * Refuses with {@code precondition-failed} when the caller knows another revision. Call it with the row locked, in the transaction that changes the
     * row.
     */
    public static void require(long stored) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            String header = attributes.getRequest().getHeader(HttpHeaders.IF_MATCH);
            if (header != null && !allows(header, stored)) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED).with("revision", stored);
            }
        }
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
