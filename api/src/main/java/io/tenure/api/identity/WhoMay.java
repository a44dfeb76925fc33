package io.tenure.api.identity;

import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.Role;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * An endpoint's authorization, for the documentation.
 *
 * @param roles each of them suffices, in the organization that the request is about
 * @param platformRoles each of them suffices, too
 * @param oneself every member may for oneself
 * @param living the organization must not be archived, where the endpoint changes something
 * @param words such as {@code OWNER or BILLING_ADMIN of the organization, or an operator of the platform}
 */
public record WhoMay(
        Proof proof,
        List<Role> roles,
        List<PlatformRole> platformRoles,
        boolean oneself,
        boolean living,
        String words) {

    /** What a request must bring. */
    public enum Proof {
        NONE,
        SIGNATURE,
        API_KEY,
        INTEGRATION_KEY,
        TOKEN
    }

    private static final List<PlatformRole> READERS = List.of(PlatformRole.SUPPORT, PlatformRole.OPERATOR);
    private static final List<PlatformRole> ACTORS = List.of(PlatformRole.OPERATOR);

    /** Throws {@link IllegalStateException} when the method declares nothing. */
    public static WhoMay of(Method method) {
        return switch (Requirement.of(method)) {
            case Requirement.Nothing nothing -> without(Proof.NONE, "everybody");
            case Requirement.Signature signature -> without(Proof.SIGNATURE, "who can sign the body");
            case Requirement.AnyUser anyUser -> without(Proof.TOKEN, "everybody with a token");
            case Requirement.Integration integration ->
                without(Proof.INTEGRATION_KEY, "a trusted machine with the integration key");
            case Requirement.Operator operator -> staff(ACTORS, "an operator of the platform");
            case Requirement.Support support ->
                staff(READERS, "support of the platform, or an operator of the platform");
            case Requirement.Admin admin -> staff(List.of(PlatformRole.ADMIN), "an admin of the platform");
            case Requirement.OneOf oneOf -> members(oneOf, method.isAnnotationPresent(GetMapping.class));
        };
    }

    /** A token is needed. */
    public boolean token() {
        return proof == Proof.TOKEN;
    }

    /** It is known who calls, person or machine: repeats can be told from others' requests. */
    public boolean caller() {
        return token() || proof == Proof.INTEGRATION_KEY;
    }

    /** A role is needed. */
    public boolean role() {
        return !roles.isEmpty() || !platformRoles.isEmpty();
    }

    private static WhoMay without(Proof proof, String words) {
        return new WhoMay(proof, List.of(), List.of(), false, false, words);
    }

    private static WhoMay staff(List<PlatformRole> roles, String words) {
        return new WhoMay(Proof.TOKEN, List.of(), roles, false, false, words);
    }

    private static WhoMay members(Requirement.OneOf oneOf, boolean reading) {
        String names = oneOf.roles().stream().map(Role::name).collect(Collectors.joining(", "));
        String words = names + " of the organization, " + (oneOf.orOneself() ? "every member for oneself, " : "")
                + "or " + (reading ? "support or " : "") + "an operator of the platform";
        return new WhoMay(
                Proof.TOKEN,
                oneOf.roles(),
                reading ? READERS : ACTORS,
                oneOf.orOneself(),
                !oneOf.evenArchived(),
                words);
    }
}
