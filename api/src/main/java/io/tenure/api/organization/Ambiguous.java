package io.tenure.api.organization;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** {@code userId} and {@code email} name two people: one must go. Told together with the body's other faults. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Ambiguous.Validator.class)
@interface Ambiguous {

    String message() default "exactly one of userId and email";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Points at the field. */
    final class Validator implements ConstraintValidator<Ambiguous, NewMember> {

        @Override
        public boolean isValid(NewMember person, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("email")
                    .addConstraintViolation();
            return person.userId() == null || person.email() == null;
        }
    }
}
