package io.tenure.api.subscription;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a caller waits for a workflow ({@code tenure.subscription.command.*}).
 *
 * @param acceptedWithin after that a command that no worker took is answered 503
 * @param finishedWithin after that an accepted command is answered 202
 */
@Validated
@ConfigurationProperties("tenure.subscription.command")
record CommandSettings(
        @NotNull @DefaultValue("2s") Duration acceptedWithin,
        @NotNull @DefaultValue("5s") Duration finishedWithin) {}
