package io.tenure.api.problem;

import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bodies are JSON, read strictly; bytes, texts and files pass as they are. Spring adds a converter for every format that some library brings along (the
 * viewer's brings YAML), which would read by rules of its own.
 */
@Configuration(proxyBeanMethods = false)
class JsonAlone implements WebMvcConfigurer {

    private static final Set<Class<?>> KNOWN = Set.of(
            JacksonJsonHttpMessageConverter.class,
            ByteArrayHttpMessageConverter.class,
            ResourceHttpMessageConverter.class,
            StringHttpMessageConverter.class);

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(
                converters -> converters.removeIf(converter -> !KNOWN.contains(converter.getClass())));
    }
}
