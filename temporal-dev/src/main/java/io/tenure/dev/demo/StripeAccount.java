package io.tenure.dev.demo;

/** Whose Stripe account a key opens. */
public final class StripeAccount {

    private StripeAccount() {}

    /** The account's id, as Stripe at that address says. Refused when the key opens none. */
    public static String of(String base, String apiKey) {
        return new DemoStripe(base, apiKey).account();
    }
}
