package io.tenure.api.docs;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.tenure.api.identity.ReasonRule;
import io.tenure.api.identity.WhoMay;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
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
            headers.add(header(
                    "If-Match",
                    "The ETag that you know: refused with 412 when the organization or subscription is at another"
                            + " revision, and of a subscription also while another request for it is under way."));
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
        String why = "Why one of the platform's staff does it; the audit keeps it.";
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
        return isOfOne(handler)
                && (handler.hasMethodAnnotation(PatchMapping.class)
                        || handler.hasMethodAnnotation(PutMapping.class)
                        || handler.hasMethodAnnotation(DeleteMapping.class));
    }

    /** A read whose answer has a revision, and therefore an ETag. */
    static boolean isTagged(HandlerMethod handler) {
        RecordComponent[] components = handler.getMethod().getReturnType().getRecordComponents();
        return handler.hasMethodAnnotation(GetMapping.class)
                && components != null
                && Arrays.stream(components)
                        .anyMatch(component -> component.getName().equals("revision"));
    }

    private static boolean isOfOne(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
