package io.tenure.dev.launcher;

import io.tenure.dev.demo.StripeAccount;
import io.tenure.dev.process.Refusal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which Stripe the stack talks to: the stand-in, or Stripe's own test mode when {@code STRIPE_API_KEY} is set. Of the
 * latter, deliveries reach this machine only through a tunnel, whose secret is {@code STRIPE_WEBHOOK_SECRET}.
 */
public record StripeAccess(String apiKey, String base, String account, String webhookSecret, boolean standIn) {
    private static final String TEST_MODE = "https://api.stripe.com";
    private static final Pattern TEST_KEY = Pattern.compile("[sr]k_test_[A-Za-z0-9_]+");

    /** Refused for every key but a test key: development must not be able to move money. */
    static StripeAccess of(Map<String, String> environment, StackKeys keys, int standInPort) {
        String key = environment.getOrDefault("STRIPE_API_KEY", "").strip();
        refuseAllButTestKeys(key);
        if (key.isEmpty()) {
            String base = Ports.http(standInPort);
            return new StripeAccess(keys.stripeApiKey(), base, "acct_standin", keys.stripeWebhookSecret(), true);
        }
        String secret = environment.getOrDefault("STRIPE_WEBHOOK_SECRET", keys.stripeWebhookSecret());
        return new StripeAccess(key, TEST_MODE, StripeAccount.of(TEST_MODE, key), secret, false);
    }

    /** By the keys that are taken, not by those that are known to be others. Nothing is the stand-in's. */
    static void refuseAllButTestKeys(String key) {
        if (!key.isBlank() && !TEST_KEY.matcher(key.strip()).matches()) {
            throw new Refusal("STRIPE_API_KEY is a live key or none: development takes test keys only "
                    + "(sk_test_.. or rk_test_..); unset it to use the stand-in.");
        }
    }
}
