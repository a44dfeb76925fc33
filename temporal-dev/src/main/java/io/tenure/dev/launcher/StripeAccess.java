package io.tenure.dev.launcher;

import io.tenure.dev.demo.StripeAccount;
import io.tenure.dev.process.Refusal;
import java.util.Map;

/**
 * Which Stripe the stack talks to: the stand-in, or Stripe's own test mode when {@code STRIPE_API_KEY} is set. Of the
 * latter, deliveries reach this machine only through a tunnel, whose secret is {@code STRIPE_WEBHOOK_SECRET}.
 */
public record StripeAccess(String apiKey, String base, String account, String webhookSecret, boolean standIn) {
    private static final String TEST_MODE = "https://api.stripe.com";

    /** Refused for a live key: development must not be able to move money. */
    static StripeAccess of(Map<String, String> environment, StackKeys keys, int standInPort) {
        String key = environment.getOrDefault("STRIPE_API_KEY", "").strip();
        refuseLiveKey(key);
        if (key.isEmpty()) {
            String base = Ports.http(standInPort);
            return new StripeAccess(keys.stripeApiKey(), base, "acct_standin", keys.stripeWebhookSecret(), true);
        }
        String secret = environment.getOrDefault("STRIPE_WEBHOOK_SECRET", keys.stripeWebhookSecret());
        return new StripeAccess(key, TEST_MODE, StripeAccount.of(TEST_MODE, key), secret, false);
    }

    static void refuseLiveKey(String key) {
        if (key.startsWith("sk_live_") || key.startsWith("rk_live_")) {
            throw new Refusal("STRIPE_API_KEY is a live key: development takes test keys only (sk_test_..); "
                    + "unset it to use the stand-in.");
        }
    }
}
