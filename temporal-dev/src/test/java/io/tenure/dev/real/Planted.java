package io.tenure.dev.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A value that was put into the system to be searched for.
 *
 * @param name says what it is, without saying it
 * @param homes the columns of the database in which it stands, as {@code table.column}
 */
record Planted(String name, String value, Set<String> homes) {

    /** Stands nowhere. */
    Planted(String name, String value) {
        this(name, value, Set.of());
    }

    /** As itself, in hexadecimal, in Base64: as a reader of a file could use it. */
    boolean isIn(String text) {
        return forms().anyMatch(text::contains);
    }

    /** A hash without a key can be guessed from, so it counts. */
    boolean isHashedIn(String text) {
        byte[] hash = sha256(value);
        return Stream.of(HexFormat.of().formatHex(hash), base64(hash)).anyMatch(text::contains);
    }

    private Stream<String> forms() {
        byte[] bytes = value.getBytes(UTF_8);
        return Stream.of(value, value.toLowerCase(Locale.ROOT), HexFormat.of().formatHex(bytes), base64(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A failing test tells the name only. */
    @Override
    public String toString() {
        return name;
    }
}
