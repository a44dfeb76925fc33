package io.tenure.api.docs;

import io.tenure.api.problem.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Problems that an endpoint may answer beside those that follow from its authorization and its parameters. For the documentation. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Raises {

    ProblemType[] value();
}
