package io.tenure.api.docs;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.tenure.api.identity.ReasonRule;
import io.tenure.api.identity.WhoMay;
import io.tenure.api.request.EntityTag;
import io.tenure.api.request.IfMatch;
import io.tenure.workflows.value.SubscriptionId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Headers that endpoints honour without declaring them: they are manners of all. */
final class RequestHeaders {

    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_REASON = 500;

    /** Printable ASCII, without a space at either end: HTTP would take it away. */
    private static final String IDEMPOTENCY_KEY = "^[!-~]([ -~]*[!-~])?$";

    private RequestHeaders() {}

    static List<Parameter> of(HandlerMethod handler) {
        List<Parameter> headers = new ArrayList<>();
        if (isKeyed(handler)) {
            StringSchema key = new StringSchema();
            key.minLength(1).maxLength(LONGEST_KEY).pattern(IDEMPOTENCY_KEY);
            headers.add(header("Idempotency-Key", "A repeat with the same key gets the same answer, for a day.")
                    .schema(key));
        }
        if (isConditional(handler)) {
            headers.add(header("If-Match", whose(handler)));
        }
        if (isReasoned(handler)) {
            StringSchema reason = new StringSchema();
            reason.maxLength(LONGEST_REASON);
            headers.add(
                    header("X-Reason", why(ReasonRule.of(handler.getMethod()))).schema(reason));
        }
        if (isTagged(handler)) {
            headers.add(header("If-None-Match", "The ETag that you have: answered with 304 when nothing changed."));
        }
        return headers;
    }

    private static String why(ReasonRule rule) {
        String why = "Why one of the platform's staff does it, in UTF-8; the audit keeps it.";
        return switch (rule) {
            case OPTIONAL -> why;
            case HEADER -> why + " Required of staff who are no members.";
            case HEADER_OR_BODY -> why + " Required of staff who are no members, unless the body says it.";
            case BODY -> "Not needed: the body says why.";
        };
    }

    /** Whatever changes something for who is known. */
    static boolean isKeyed(HandlerMethod handler) {
        return !handler.hasMethodAnnotation(GetMapping.class)
                && WhoMay.of(handler.getMethod()).caller();
    }

    /** A change that one of the platform's staff may make. */
    static boolean isReasoned(HandlerMethod handler) {
        return !handler.hasMethodAnnotation(GetMapping.class)
                && !WhoMay.of(handler.getMethod()).platformRoles().isEmpty();
    }

    static boolean isConditional(HandlerMethod handler) {
        return IfMatch.isHonouredBy(handler);
    }

    private static String whose(HandlerMethod handler) {
        boolean subscription =
                IfMatch.revised(handler).filter(SubscriptionId.class::equals).isPresent();
        return subscription
                ? "The ETag of the subscription, as you know it: refused with 412 when it is at another revision, or"
                        + " while another request for it is under way."
                : "The ETag of the organization, as you know it: refused with 412 when it is at another revision. Each"
                        + " change of its members and external ids is one, too.";
    }

    /** A read whose answer has a revision, and therefore an ETag. */
    static boolean isTagged(HandlerMethod handler) {
        return handler.hasMethodAnnotation(GetMapping.class) && EntityTag.isOf(body(handler));
    }

    /** What the success is a view of; {@code void} or {@link Void} for nothing. */
    static Class<?> body(HandlerMethod handler) {
        Answered answered = handler.getMethodAnnotation(Answered.class);
        return answered == null ? handler.getMethod().getReturnType() : answered.with();
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
