package io.tenure.api.problem;

import io.tenure.workflows.value.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;

/** How bodies are read: each field known, each once, nothing behind the object. How deep and how long stands in application.yml. */
@Configuration(proxyBeanMethods = false)
class StrictReading {

    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addHandler(new LenientReading())
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule()
                        .setDeserializerModifier(new OwnShape.Modifier())
                        .addDeserializer(Integer.class, new WholeNumber())
                        .addDeserializer(String.class, new TextValue<>(String.class, StrictReading::storable))
                        .addDeserializer(Instant.class, new TextValue<>(Instant.class, Moments::instant))
                        .addDeserializer(Duration.class, new TextValue<>(Duration.class, Moments::duration)));
    }

    private static Optional<String> storable(String text) {
        return Text.isStorable(text) ? Optional.of(text) : Optional.empty();
    }
}
