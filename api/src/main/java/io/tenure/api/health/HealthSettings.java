package io.tenure.api.health;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the API says of itself ({@code tenure.*}).
 *
 * @param environment such as {@code production}
 */
@Validated
@ConfigurationProperties("tenure")
record HealthSettings(@NotBlank @DefaultValue("production") String environment) {}
