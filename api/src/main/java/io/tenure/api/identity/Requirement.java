package io.tenure.api.identity;

import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** What an endpoint's annotation asks of its caller. */
sealed interface Requirement {

    record Nothing() implements Requirement {}

    record Signature() implements Requirement {}

    record AnyUser() implements Requirement {}

    record Operator() implements Requirement {}

    record Support() implements Requirement {}

    record Admin() implements Requirement {}

    record Integration() implements Requirement {}

    /**
     * @param orOneself also for a member whose own id is the path's {@code userId}
     * @param evenArchived also where the organization is archived
     */
    record OneOf(List<Role> roles, boolean orOneself, boolean evenArchived) implements Requirement {

        OneOf(List<Role> roles) {
            this(roles, false, false);
        }
    }

    /** Throws {@link IllegalStateException} when the method declares nothing, or more than one thing. */
    static Requirement of(Method method) {
        List<Requirement> declared = new ArrayList<>();
        PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
        if (open != null) {
            declared.add(open.signed() ? new Signature() : new Nothing());
        }
        if (method.isAnnotationPresent(RequiresUser.class)) {
            declared.add(new AnyUser());
        }
        if (method.isAnnotationPresent(RequiresIntegrationKey.class)) {
            declared.add(new Integration());
        }
        RequiresPlatformRole platform = method.getAnnotation(RequiresPlatformRole.class);
        if (platform != null) {
            declared.add(ofPlatform(platform.value()));
        }
        RequiresRole role = method.getAnnotation(RequiresRole.class);
        if (role != null) {
            declared.add(new OneOf(List.of(role.value()), role.orOneself(), role.evenArchived()));
        }
        if (declared.size() != 1) {
            throw new IllegalStateException(method + " must declare exactly one of @PublicEndpoint, @RequiresUser, "
                    + "@RequiresRole, @RequiresPlatformRole and @RequiresIntegrationKey");
        }
        return declared.getFirst();
    }

    private static Requirement ofPlatform(PlatformRole role) {
        return switch (role) {
            case OPERATOR -> new Operator();
            case SUPPORT -> new Support();
            case ADMIN -> new Admin();
        };
    }
}
