package io.tenure.api.webhook;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose events are taken in ({@code tenure.stripe.*}): a deployment has one account and one mode (billing rule 68).
 *
 * @param webhookSecrets {@code whsec_..}, several while a secret is being replaced
 * @param account {@code acct_..}
 * @param liveMode required, for a guess would quarantine every event of the other mode; takes live events and quarantines test events, or the other way round
 */
@Validated
@ConfigurationProperties("tenure.stripe")
record StripeWebhookSettings(
        @NotEmpty List<String> webhookSecrets,

        @NotNull @Pattern(regexp = "acct_[A-Za-z0-9]+", message = "must be an account of Stripe")
        String account,

        @NotNull(message = "must say whether this deployment moves real money")
        Boolean liveMode) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "StripeWebhookSettings[" + account + (liveMode ? ", live]" : ", test]");
    }
}
