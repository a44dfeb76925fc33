package io.tenure.api.docs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an endpoint answers whose method's return type does not say it. For the documentation. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answered {

    int status();

    /** Type of the body; {@code Void} for none. */
    Class<?> with() default Void.class;

    /** Other statuses with the same body, in place of a problem. */
    int[] also() default {};

    /** The success says in {@code Location} where the new object is. */
    boolean located() default false;

    /** May also answer 202 with an operation. */
    boolean orLater() default false;
}
