package io.tenure.api.seat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How checks are answered ({@code tenure.seat-check.*}).
 *
 * @param connections to PostgreSQL for checks alone: so many are under way at once, the others wait their turn
 */
@Validated
@ConfigurationProperties("tenure.seat-check")
record SeatCheckSettings(@Min(1) @Max(64) @DefaultValue("8") int connections) {}
