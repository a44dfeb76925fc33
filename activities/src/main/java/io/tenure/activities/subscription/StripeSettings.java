package io.tenure.activities.subscription;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Stripe is reached: one account and one mode a deployment (billing rule 68).
 *
 * @param apiKey {@code sk_..} or {@code rk_..}; its prefix says the mode
 * @param apiBase address without a trailing slash, such as {@code https://api.stripe.com}
 * @param account {@code acct_..} that the key belongs to
 * @param testClock every customer is created on it (setting {@code tenure.stripe.test-clock}); refused with live keys
 * @param successUrl where Checkout sends a customer who has finished
 * @param cancelUrl where Checkout sends a customer who has turned back
 */
public record StripeSettings(
        String apiKey,
        String apiBase,
        String account,
        @Nullable String testClock,
        String successUrl,
        String cancelUrl,
        Limits limits) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(20);

    /**
     * How long an answer is waited for.
     *
     * @param command of creations and payments, for which Stripe asks banks
     */
    public record Limits(Duration connect, Duration read, Duration command) {

        public static final Limits USUAL = new Limits(CONNECT_TIMEOUT, READ_TIMEOUT, COMMAND_TIMEOUT);
    }

    /** Throws {@link IllegalArgumentException} for a key that is none and for a live key with a test clock. */
    public StripeSettings {
        if (!apiKey.matches("[sr]k_(test|live)_.+")) {
            throw new IllegalArgumentException("Stripe's key begins with sk_test_, rk_test_, sk_live_ or rk_live_");
        }
        if (testClock != null && isLive(apiKey)) {
            throw new IllegalArgumentException("A test clock is refused with a live key");
        }
    }

    public boolean liveMode() {
        return isLive(apiKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "StripeSettings[" + apiBase + ", " + account + (liveMode() ? ", live]" : ", test]");
    }

    private static boolean isLive(String key) {
        return key.startsWith("_live_", 2);
    }
}
