package io.tenure.api.application;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the last use of keys and seats is kept ({@code tenure.last-use.*}).
 *
 * @param writeEvery a replica that dies forgets the uses of so long
 */
@Validated
@ConfigurationProperties("tenure.last-use")
record LastUseSettings(
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("5s")
        Duration writeEvery) {}
