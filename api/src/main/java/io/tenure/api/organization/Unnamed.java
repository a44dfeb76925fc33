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

/** Of {@code userId} and {@code email} one is required. Told together with the body's other faults. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Unnamed.Validator.class)
@interface Unnamed {

    String message() default "exactly one of userId and email";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Points at the field. */
    final class Validator implements ConstraintValidator<Unnamed, NewMember> {

        @Override
        public boolean isValid(NewMember person, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("userId")
                    .addConstraintViolation();
            return person.userId() != null || person.email() != null;
        }
    }
}
