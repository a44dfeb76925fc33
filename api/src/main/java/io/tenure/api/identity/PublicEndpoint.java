package io.tenure.api.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Needs no token: public, or with a proof of its own (a signature, an API key). Its path must be one of {@link PublicPaths}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicEndpoint {

    /** The body must be signed by its sender. */
    boolean signed() default false;
}
