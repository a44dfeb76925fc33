package io.tenure.api.request;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The surroundings of the HTTP edge ({@code tenure.http.*}).
 *
 * @param trustedProxies addresses or networks, such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} is believed; nobody's by default
 * @param allowedOrigins such as {@code https://app.example.com}: pages there may call the API from a browser; none by default
 */
@ConfigurationProperties("tenure.http")
record HttpSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue Set<String> allowedOrigins) {}
