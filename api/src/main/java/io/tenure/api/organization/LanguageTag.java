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
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A well-formed BCP 47 tag of a language, such as {@code de-CH}, at most 35 characters. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Validator.class)
@interface LanguageTag {

    String message() default "must be a BCP 47 language tag";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is nothing to complain about. */
    final class Validator implements ConstraintValidator<LanguageTag, String> {

        private static final int LONGEST = 35;

        @Override
        public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
            if (tag == null) {
                return true;
            }
            try {
                return tag.length() <= LONGEST
                        && !new Locale.Builder()
                                .setLanguageTag(tag)
                                .build()
                                .getLanguage()
                                .isEmpty();
            } catch (IllformedLocaleException noTag) {
                return false;
            }
        }
    }
}
