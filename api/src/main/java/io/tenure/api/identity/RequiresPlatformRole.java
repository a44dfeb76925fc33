package io.tenure.api.identity;

import io.tenure.store.organization.PlatformRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only for the platform's staff. What asks for support is open to operators too; otherwise no role holds another one. A member of the organization
 * gets 403, others 404.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresPlatformRole {

    PlatformRole value();
}
