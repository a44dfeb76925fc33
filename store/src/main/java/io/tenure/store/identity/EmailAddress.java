package io.tenure.store.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in lower case, at most 254 characters (RFC 5321, errata 1690). ASCII only: letters such as U+212A become an ASCII letter in lower
 * case, and with them one person's verified address would be another's.
 */
public record EmailAddress(String value) {

    /** As a pattern of a body's field. */
    public static final String PATTERN = "[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,189}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /** Throws {@link IllegalArgumentException} when it is none. */
    public EmailAddress {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an e-mail address that can be kept");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Empty for what is none. */
    public static Optional<EmailAddress> parse(@Nullable String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    /** Without the address, which belongs into one table and into no log. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
