package io.tenure.api.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Children that an endpoint shows in full to who names them in {@code ?expand=plan,application}; an unknown name is refused with {@code validation-failed},
 * which names these. Whether one was asked for says {@link Expansion}. A list reads each kind of child with one statement at most.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Expandable {

    String[] value();
}
