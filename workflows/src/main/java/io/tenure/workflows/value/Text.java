package io.tenure.workflows.value;

import java.util.regex.Pattern;

/**
 * The one rule for texts that come from outside, whether a body, an address, a header or a token brings them: nothing is changed on the way, and what
 * cannot be kept as it is is refused where it is read.
 */
public final class Text {

    /** What shows nothing: white space, controls and what Unicode calls ignorable. For brackets, in Java's patterns and in those of JSON Schema. */
    public static final String UNSEEN =
            "\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f"
                + "\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8";

    /** No end of a line, and no other control. */
    public static final String ONE_LINE = "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*";

    /** {@link #ONE_LINE} in words. */
    public static final String ONE_LINE_RULE = "one line without control characters";

    /** Of what is unseen the rest, beyond the first 65,536 code points. */
    private static final Pattern SEEN =
            Pattern.compile("[^" + UNSEEN + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}]");

    private Text() {}

    /** Whether it shows nothing, by any rule of Unicode. */
    public static boolean isBlank(String text) {
        return !SEEN.matcher(text).find();
    }

    /** PostgreSQL keeps neither U+0000 nor one half of a surrogate pair. */
    public static boolean isStorable(String text) {
        for (int place = 0; place < text.length(); ) {
            int letter = text.codePointAt(place);
            if (letter == 0 || Character.getType(letter) == Character.SURROGATE) {
                return false;
            }
            place += Character.charCount(letter);
        }
        return true;
    }
}
