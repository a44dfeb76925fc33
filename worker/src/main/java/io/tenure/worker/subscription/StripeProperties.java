package io.tenure.worker.subscription;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The one account and mode of Stripe that this deployment has (billing rule 68).
 *
 * @param apiKey {@code sk_} or {@code rk_}; its mode is the deployment's
 * @param apiBase where Stripe answers; differs in development
 * @param account {@code acct_..}
 * @param testClock every customer is created on it; never with a live key
 * @param checkoutSuccessUrl where Checkout sends a customer who has paid
 * @param checkoutCancelUrl where Checkout sends a customer who has not
 */
@Validated
@ConfigurationProperties("tenure.stripe")
public record StripeProperties(
        @NotNull
        @Pattern(regexp = "(sk|rk)_(test|live)_[A-Za-z0-9_]+", message = "must be a secret or restricted key of Stripe")
        String apiKey,

        @NotNull @Pattern(regexp = ADDRESS, message = NO_ADDRESS) @DefaultValue("https://api.stripe.com")
        String apiBase,

        @NotNull @Pattern(regexp = "acct_[A-Za-z0-9]+", message = "must be an account of Stripe")
        String account,

        @Nullable @Pattern(regexp = "clock_[A-Za-z0-9]+", message = "must be a test clock of Stripe")
        String testClock,

        @NotNull @Pattern(regexp = ADDRESS, message = NO_ADDRESS)
        String checkoutSuccessUrl,

        @NotNull @Pattern(regexp = ADDRESS, message = NO_ADDRESS)
        String checkoutCancelUrl) {

    /** No URI: Stripe fills in {@code {CHECKOUT_SESSION_ID}}. */
    private static final String ADDRESS = "https?://\\S*[^\\s/]";

    private static final String NO_ADDRESS = "must be an address of http or https without a slash at its end";

    public StripeProperties {
        testClock = testClock == null || testClock.isEmpty() ? null : testClock;
    }

    public boolean liveMode() {
        return apiKey.startsWith("sk_live_") || apiKey.startsWith("rk_live_");
    }

    @AssertTrue(message = "A test clock is refused with a live key: customers would live in a time of their own")
    public boolean isTestClockOnlyInTestMode() {
        return testClock == null || apiKey == null || !liveMode();
    }

    @Override
    public String toString() {
        return "StripeProperties[" + account + " at " + apiBase + "]";
    }
}
