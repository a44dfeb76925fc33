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
    static @Nullable String hint(String name, Collection<Object> known) {
        if (name.length() > LONGEST) {
            return null;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(Object::toString)
                .filter(candidate -> distance(wanted, candidate) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)))
                .map("Did you mean %s?"::formatted)
                .orElse(null);
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
