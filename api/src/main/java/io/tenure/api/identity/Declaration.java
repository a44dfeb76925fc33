package io.tenure.api.identity;

import java.lang.reflect.Method;

/** What an endpoint declares: of whom it asks what, about what, and where staff says why. */
record Declaration(Requirement requirement, Subject subject, ReasonRule reason) {

    /** For what asks nothing. */
    static final Declaration NOTHING =
            new Declaration(new Requirement.Nothing(), new Subject.Nowhere(), ReasonRule.OPTIONAL);

    /** Throws {@link IllegalStateException} when the method declares nothing, or more than one thing. */
    static Declaration of(Method method) {
        return new Declaration(Requirement.of(method), Subject.of(method), ReasonRule.of(method));
    }
}
