package io.tenure.api.identity;

import io.tenure.api.problem.ProblemType;
import io.tenure.api.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Four chains: the actuator on its own port, what needs no token, what trusted machines ask for, and everything else, which needs a token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    JwtDecoder jwtDecoder(IdentitySettings settings, Clock clock) {
        return new IssuerDecoder(new IssuerDiscovery(settings, clock), clock);
    }

    /** Exposed on the management port only, which a deployment does not publish. */
    @Bean
    @Order(1)
    SecurityFilterChain actuatorChain(HttpSecurity http) {
        return stateless(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain publicChain(HttpSecurity http) {
        return stateless(http.securityMatcher(PublicPaths.PATTERNS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain taskChain(HttpSecurity http, IntegrationKey key, Problems problems) {
        return stateless(http.securityMatcher(TrustedMachines.PATHS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilter(TrustedMachines.filter(key))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, refused) -> problems.write(response, ProblemType.INTEGRATION_KEY_UNKNOWN)))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain tokenChain(HttpSecurity http, Problems problems) {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, refused) -> unauthenticated(response, problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, refused) -> unauthenticated(response, problems))
                        .accessDeniedHandler((request, response, refused) -> unauthenticated(response, problems)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static void unauthenticated(HttpServletResponse response, Problems problems) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(response, ProblemType.UNAUTHENTICATED);
    }
}
