package io.tenure.api.problem;

import io.tenure.workflows.value.Text;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Judges {@link NotBlank} by {@link Text}: the validator that comes with it takes a no-break space for a name. */
@Configuration(proxyBeanMethods = false)
class BlankTexts {

    @Bean
    ValidationConfigurationCustomizer blankByUnicode() {
        return configuration -> {
            HibernateValidatorConfiguration hibernate = (HibernateValidatorConfiguration) configuration;
            ConstraintMapping mapping = hibernate.createConstraintMapping();
            mapping.constraintDefinition(NotBlank.class)
                    .includeExistingValidators(false)
                    .validatedBy(Given.class);
            hibernate.addMapping(mapping);
        };
    }

    /** Null is blank. */
    static final class Given implements ConstraintValidator<NotBlank, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text != null && !Text.isBlank(text);
        }
    }
}
