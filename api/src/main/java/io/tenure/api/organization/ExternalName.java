package io.tenure.api.organization;

import io.tenure.workflows.value.Text;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that no other one can be taken for because of what is not seen: without blanks at its ends and without anything unseen but spaces between, and
 * in Unicode's form NFKC, which has one letter where there are a full-width one and other twins. It is refused otherwise, never mended: a check would
 * go on asking for the other one.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ExternalName.Validator.class)
@interface ExternalName {

    /** As a pattern of the document; the form NFKC no pattern tells. */
    String PATTERN = "[^" + Text.UNSEEN + "]+(?: +[^" + Text.UNSEEN + "]+)*";

    String RULE = "no blanks at the ends, nothing unseen but spaces between, in the form NFKC";

    String message() default RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What is blank is missing, which is told elsewhere. */
    final class Validator implements ConstraintValidator<ExternalName, String> {

        private static final Pattern FORM = Pattern.compile(PATTERN);

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null
                    || Text.isBlank(name)
                    || (FORM.matcher(name).matches() && Normalizer.isNormalized(name, Form.NFKC));
        }
    }
}
