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
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A name of the IANA time zone database, such as {@code Europe/Zurich}; never an offset, which forgets summer time. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TimeZoneName.Validator.class)
@interface TimeZoneName {

    String message() default "must be a name of the IANA time zone database";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is nothing to complain about. */
    final class Validator implements ConstraintValidator<TimeZoneName, String> {

        /** Names that Java knows and the database does not. */
        private static final String OF_JAVA = "SystemV/";

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(OF_JAVA));
        }
    }
}
