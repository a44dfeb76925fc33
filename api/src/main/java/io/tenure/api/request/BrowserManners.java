package io.tenure.api.request;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * What browsers are told, with every answer that a filter has seen: to come by HTTPS only, to guess no types, to tell nobody where they were, to show no
 * answer in a frame, to keep nothing, and which other pages may read answers. Stands outside of all that answers; who answers may say otherwise.
 */
@Configuration(proxyBeanMethods = false)
class BrowserManners {

    private static final Duration TWO_YEARS = Duration.ofDays(730);

    /** HSTS on every answer, because TLS ends in front of us; a browser that came without it takes no notice. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> browserHeaders() {
        return at(
                FilterOrder.BROWSER_HEADERS,
                new HeaderWriterFilter(List.of(
                        new HstsHeaderWriter(AnyRequestMatcher.INSTANCE, TWO_YEARS.toSeconds(), true),
                        new XContentTypeOptionsHeaderWriter(),
                        new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                        new ContentSecurityPolicyHeaderWriter("frame-ancestors 'none'"),
                        new CacheControlHeadersWriter())));
    }

    @Bean
    FilterRegistrationBean<CorsFilter> otherOrigins(HttpSettings settings) {
        CorsConfiguration allowed = allowed(settings);
        return at(
                FilterOrder.OTHER_ORIGINS,
                new CorsFilter(request -> forOrigin(request.getHeader(HttpHeaders.ORIGIN), allowed)));
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
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
