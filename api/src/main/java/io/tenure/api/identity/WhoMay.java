package io.tenure.api.identity;

import io.tenure.store.organization.Role;
import java.lang.reflect.Method;
import java.util.stream.Collectors;

/**
 * An endpoint's authorization in words, for the documentation.
 *
 * @param token a token is needed
 * @param role a role is needed
 * @param living the organization must not be archived, where the endpoint changes something
 * @param words such as {@code OWNER or BILLING_ADMIN of the organization, or an operator of the platform}
 */
public record WhoMay(boolean token, boolean role, boolean living, String words) {

    /** Throws {@link IllegalStateException} when the method declares nothing. */
    public static WhoMay of(Method method) {
        return switch (Requirement.of(method)) {
            case Requirement.Nothing nothing -> new WhoMay(false, false, false, "everybody");
            case Requirement.AnyUser anyUser -> new WhoMay(true, false, false, "everybody with a token");
            case Requirement.Operator operator -> staff("an operator of the platform");
            case Requirement.Support support -> staff("support of the platform, or an operator of the platform");
            case Requirement.Integration integration ->
                new WhoMay(false, false, false, "a trusted machine with the integration key");
            case Requirement.Admin admin -> staff("an admin of the platform");
            case Requirement.OneOf oneOf -> new WhoMay(true, true, !oneOf.evenArchived(), words(oneOf));
        };
    }

    private static WhoMay staff(String words) {
        return new WhoMay(true, true, false, words);
    }

    private static String words(Requirement.OneOf oneOf) {
        String names = oneOf.roles().stream().map(Role::name).collect(Collectors.joining(", "));
        return names + " of the organization, " + (oneOf.orOneself() ? "every member for oneself, " : "")
                + "or an operator of the platform";
    }
}
