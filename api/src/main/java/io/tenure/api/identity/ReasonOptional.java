package io.tenure.api.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The platform's staff may do it without saying why. Whatever else of theirs changes something asks for a reason ({@link ReasonRule}). */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReasonOptional {

    Because value();

    /** What makes it one of the few. */
    enum Because {
        /** Callers called it before reasons were asked for, and their calls stay valid. */
        CALLED_BEFORE,
        /** It is about nothing of a tenant's. */
        PLATFORMS_OWN
    }
}
