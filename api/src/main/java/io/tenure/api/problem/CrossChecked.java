package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/** A body with rules that concern several of its fields. What breaks them is told together with the body's other faults. */
@CrossChecked.Rules
public interface CrossChecked {

    /**
     * @param unread whether a value stood at a pointer that could not be read and is null therefore; told already
     * @return with pointers into the body
     */
    List<FieldError> faults(Predicate<String> unread);

    /** Carries the faults through Jakarta Validation. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Checker.class)
    @interface Rules {

        String message() default "fields that go together";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** The payload of a violation: two of one object and with one message would be the same. */
    record Told(List<FieldError> faults) {}

    /** Asks the body. */
    final class Checker implements ConstraintValidator<Rules, CrossChecked> {

        @Override
        public boolean isValid(CrossChecked body, ConstraintValidatorContext context) {
            List<FieldError> faults = body.faults(BodyFaults::isAt);
            HibernateConstraintValidatorContext told = context.unwrap(HibernateConstraintValidatorContext.class);
            told.disableDefaultConstraintViolation();
            told.withDynamicPayload(new Told(faults))
                    .buildConstraintViolationWithTemplate(told.getDefaultConstraintMessageTemplate())
                    .addConstraintViolation();
            return faults.isEmpty();
        }
    }
}
