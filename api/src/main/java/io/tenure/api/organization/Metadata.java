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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** At most 50 texts by name: names of 1 to 40 characters, texts of at most 500, both storable. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Metadata.Validator.class)
@interface Metadata {

    String message() default "at most 50 names of 1 to 40 characters, with texts of at most 500";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is nothing to complain about. */
    final class Validator implements ConstraintValidator<Metadata, Map<String, @Nullable String>> {

        private static final int MOST = 50;
        private static final int LONGEST_NAME = 40;
        private static final int LONGEST_TEXT = 500;

        @Override
        public boolean isValid(@Nullable Map<String, @Nullable String> metadata, ConstraintValidatorContext context) {
            return metadata == null
                    || (metadata.size() <= MOST
                            && metadata.entrySet().stream()
                                    .allMatch(entry -> !Text.isBlank(entry.getKey())
                                            && fits(entry.getKey(), LONGEST_NAME)
                                            && fits(entry.getValue(), LONGEST_TEXT)));
        }

        private static boolean fits(@Nullable String text, int longest) {
            return text != null && text.codePointCount(0, text.length()) <= longest && Text.isStorable(text);
        }
    }
}
