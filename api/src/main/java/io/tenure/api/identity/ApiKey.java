package io.tenure.api.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A product application's key: {@code tk_test_} or {@code tk_live_}, 32 random digits of base 62, and 6 digits of their CRC-32, which tell a
 * mistyped key from an unknown one without a look into the database. The text is a secret: it is shown once and never stored.
 */
public final class ApiKey {

    private static final String TEST_PREFIX = "tk_test_";
    private static final String LIVE_PREFIX = "tk_live_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = TEST_PREFIX.length();
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int BODY_LENGTH = PREFIX_LENGTH + RANDOM_LENGTH;
    private static final int LENGTH = BODY_LENGTH + CHECKSUM_LENGTH;
    private static final int SHOWN = 4;

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /** A new key. {@code random} must be cryptographically strong. */
    static ApiKey generate(boolean live, RandomGenerator random) {
        StringBuilder body = new StringBuilder(LENGTH).append(live ? LIVE_PREFIX : TEST_PREFIX);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            body.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ApiKey(body.append(checksum(body.toString())).toString());
    }

    /** Empty for everything that never was a key. */
    public static Optional<ApiKey> parse(@Nullable String text) {
        if (text == null || text.length() != LENGTH || !hasPrefix(text)) {
            return Optional.empty();
        }
        return text.endsWith(checksum(text.substring(0, BODY_LENGTH)))
                ? Optional.of(new ApiKey(text))
                : Optional.empty();
    }

    /** The secret, to be shown to its owner once. */
    public String text() {
        return text;
    }

    /** {@code tk_test_} or {@code tk_live_}. */
    public String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    /** Whether it is for production. */
    public boolean isLive() {
        return text.startsWith(LIVE_PREFIX);
    }

    /** Enough for its owner to recognize it. */
    public String lastFour() {
        return text.substring(LENGTH - SHOWN);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return prefix() + "..." + lastFour();
    }

    private static boolean hasPrefix(String text) {
        return text.startsWith(TEST_PREFIX) || text.startsWith(LIVE_PREFIX);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
