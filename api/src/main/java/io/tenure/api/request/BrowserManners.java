package io.tenure.api.request;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * What browsers are told, by every security chain: to come by HTTPS only, to guess no types, to tell nobody where they were, to show no answer in a frame,
 * to keep nothing, and which other pages may read answers.
 */
@Configuration(proxyBeanMethods = false)
class BrowserManners {

    private static final Duration TWO_YEARS = Duration.ofDays(730);

    /** HSTS on every answer, because TLS ends in front of us; a browser that came without it takes no notice. */
    @Bean
    Customizer<HeadersConfigurer<HttpSecurity>> securityHeaders() {
        return headers -> headers.httpStrictTransportSecurity(
                        hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE).maxAgeInSeconds(TWO_YEARS.toSeconds()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(policy -> policy.policyDirectives("frame-ancestors 'none'"));
    }

    @Bean
    Customizer<CorsConfigurer<HttpSecurity>> allowedOrigins(HttpSettings settings) {
        CorsConfiguration allowed = allowed(settings);
        CorsConfigurationSource source = request -> forOrigin(request.getHeader(HttpHeaders.ORIGIN), allowed);
        return cors -> cors.configurationSource(source);
    }

    /** Nothing for other origins: their request goes on, and their browser does not show them the answer. */
    private static @Nullable CorsConfiguration forOrigin(@Nullable String origin, CorsConfiguration allowed) {
        return origin != null && allowed.checkOrigin(origin) != null ? allowed : null;
    }

    private static CorsConfiguration allowed(HttpSettings settings) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(settings.allowedOrigins()));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "X-Reason",
                "X-Request-Id"));
        cors.setExposedHeaders(List.of(
                "ETag",
                "Idempotency-Replayed",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "X-Request-Id"));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
