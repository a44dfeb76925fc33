package io.tenure.api.identity;

import io.tenure.store.organization.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller must have one of the roles in the organization that the request is about, or be an operator of the platform. The organization is that
 * of the path's first id; without one, of the query parameter {@code organizationId}; else of the body, an {@link OrganizationScoped}.
 * Who is no member gets 404, who has another role 403 {@code role-not-sufficient}. The platform's support may where the method only reads. What
 * changes something is refused with {@code organization-archived} once the organization is archived. The roles are a line of {@link RoleMatrix}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRole {

    Role[] value();

    /** Also for every member whose own id is the path's {@code userId}. */
    boolean orOneself() default false;

    /** Also where the organization is archived. */
    boolean evenArchived() default false;
}
