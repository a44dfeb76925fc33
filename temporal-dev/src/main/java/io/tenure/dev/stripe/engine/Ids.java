package io.tenure.dev.stripe.engine;

import java.util.random.RandomGenerator;

/** Stripe-like ids: a prefix and 24 letters or digits. A seeded generator makes a test's ids repeatable. */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A new id such as {@code sub_1..}; {@code prefix} comes without the underscore. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
