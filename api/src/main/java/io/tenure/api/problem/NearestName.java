package io.tenure.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses which field somebody meant, by edit distance (Levenshtein, whatever the case). */
final class NearestName {

    /** What is longer was no slip of a finger, and would cost time. */
    private static final int LONGEST = 64;

    private NearestName() {}

    /** {@code Did you mean slug?}; null when nothing is near. */
    static @Nullable String hint(String name, Collection<?> known) {
        if (name.length() > LONGEST) {
            return null;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(Object::toString)
                .filter(candidate -> distance(wanted, candidate) <= bound(candidate))
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)))
                .map("Did you mean %s?"::formatted)
                .orElse(null);
    }

    /** Two slips in a name of four letters or more, one in a shorter one, a third of a long one. */
    private static int bound(String candidate) {
        return candidate.length() < 4 ? 1 : Math.max(2, candidate.length() / 3);
    }

    private static int distance(String wanted, String candidate) {
        String other = candidate.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
