package io.tenure.api.identity;

import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Where one of the platform's staff who is no member of the organization says why. */
public enum ReasonRule {
    /** Nowhere, or wherever one likes. */
    OPTIONAL,
    /** In the header {@code X-Reason}. */
    HEADER,
    /** In the header, or in the body's {@code reason}. */
    HEADER_OR_BODY,
    /** In the body's {@code reason}, which everybody must give: its validation sees to that. */
    BODY;

    /** Follows from the endpoint's declaration and from its body; only {@link ReasonOptional} is written beside it. */
    public static ReasonRule of(Method method) {
        boolean byStaff =
                switch (Requirement.of(method)) {
                    case Requirement.OneOf oneOf -> true;
                    case Requirement.Operator operator -> true;
                    case Requirement.Support support -> true;
                    case Requirement.Admin admin -> true;
                    case Requirement.Nothing nothing -> false;
                    case Requirement.Signature signature -> false;
                    case Requirement.AnyUser anyUser -> false;
                    case Requirement.Integration integration -> false;
                };
        boolean reads = method.isAnnotationPresent(GetMapping.class);
        if (!byStaff || reads || method.isAnnotationPresent(ReasonOptional.class)) {
            return OPTIONAL;
        }
        return inBody(method)
                .map(reason -> isRequired(reason) ? BODY : HEADER_OR_BODY)
                .orElse(HEADER);
    }

    private static Optional<RecordComponent> inBody(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(Parameter::getType)
                .filter(Reasoned.class::isAssignableFrom)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(component -> component.getName().equals("reason"))
                .findFirst();
    }

    private static boolean isRequired(RecordComponent reason) {
        return reason.getAccessor().isAnnotationPresent(NotBlank.class);
    }
}
