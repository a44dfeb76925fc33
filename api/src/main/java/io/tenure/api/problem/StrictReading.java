package io.tenure.api.problem;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;

/** How bodies are read: each field known, each once, nothing behind the object. How deep and how long stands in application.yml. */
@Configuration(proxyBeanMethods = false)
class StrictReading {

    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addHandler(new LenientReading());
    }
}
