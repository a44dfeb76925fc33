package io.tenure.api.identity;

import io.tenure.store.organization.Role;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An endpoint's authorization in words, for the documentation.
 *
 * @param token a token is needed
 * @param role a role is needed
 * @param words such as {@code OWNER or BILLING_ADMIN of the organization, or an operator of the platform}
 */
public record WhoMay(boolean token, boolean role, String words) {

    /** Throws {@link IllegalStateException} when the method declares nothing. */
    public static WhoMay of(Method method) {
        return switch (Requirement.of(method)) {
            case Requirement.Nothing nothing -> new WhoMay(false, false, "everybody");
            case Requirement.AnyUser anyUser -> new WhoMay(true, false, "everybody with a token");
            case Requirement.Operator operator -> new WhoMay(true, true, "an operator of the platform");
            case Requirement.Support support -> new WhoMay(true, true, "the platform's staff: support, operators");
            case Requirement.Integration integration ->
                new WhoMay(false, false, "a trusted machine with the integration key");
            case Requirement.OneOf(List<Role> roles) -> {
                String names = roles.stream().map(Role::name).collect(Collectors.joining(", "));
                yield new WhoMay(true, true, names + " of the organization, or an operator of the platform");
            }
        };
    }
}
