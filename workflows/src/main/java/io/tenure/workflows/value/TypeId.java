package io.tenure.workflows.value;

import java.util.UUID;

/** The TypeID text form of a UUID: a prefix, an underscore and 26 digits of Crockford's base 32, lower case. */
final class TypeId {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS_A_DIGIT = 5;

    private TypeId() {}

    static String text(String prefix, UUID value) {
        char[] digits = new char[LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (low & 31));
            low = (low >>> BITS_A_DIGIT) | (high << (Long.SIZE - BITS_A_DIGIT));
            high >>>= BITS_A_DIGIT;
        }
        return prefix + "_" + new String(digits);
    }

    /** Throws {@link IllegalArgumentException} when {@code text} is not an id of that prefix. */
    static UUID parse(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + LENGTH || !text.startsWith(prefix + "_") || text.charAt(start) > '7') {
            throw notAnId(prefix);
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw notAnId(prefix);
            }
            high = (high << BITS_A_DIGIT) | (low >>> (Long.SIZE - BITS_A_DIGIT));
            low = (low << BITS_A_DIGIT) | digit;
        }
        return new UUID(high, low);
    }

    private static IllegalArgumentException notAnId(String prefix) {
        return new IllegalArgumentException("An id here is " + prefix + "_ and " + LENGTH + " digits");
    }
}
