package io.tenure.api.request;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * What browsers are told, with every answer that a filter has seen: to come by HTTPS only, to guess no types, to tell nobody where they were, to show no
 * answer in a frame, to keep nothing, and which other pages may read answers. Stands outside of all that answers; who answers may say otherwise.
 */
@Configuration(proxyBeanMethods = false)
class BrowserManners {

    /** HSTS on every answer, because TLS ends in front of us; a browser that came without it takes no notice. */
    private static final List<Header> HEADERS = List.of(
            new Header("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Content-Security-Policy", "frame-ancestors 'none'"),
            new Header("Cache-Control", "no-store"));

    private record Header(String name, String value) {}

    /** Not by a filter that wraps every answer, as Spring Security has one: the check is asked too often for that. */
    static void tell(HttpServletResponse response) {
        for (Header header : HEADERS) {
            response.setHeader(header.name(), header.value());
        }
    }

    @Bean
    FilterRegistrationBean<CorsFilter> otherOrigins(HttpSettings settings) {
        CorsConfiguration allowed = allowed(settings);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(
                new CorsFilter(request -> forOrigin(request.getHeader(HttpHeaders.ORIGIN), allowed)));
        filter.setOrder(FilterOrder.OTHER_ORIGINS);
        return filter;
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
