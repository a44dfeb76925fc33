package io.tenure.dev.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is not as it should be, in words. */
final class Findings {

    private final List<String> wrong = new ArrayList<>();

    List<String> all() {
        return wrong;
    }

    void expect(String otherwise, boolean right) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    void same(String what, Object one, Object other) {
        expect(what + ": " + one + " and " + other, one.equals(other));
    }

    /** The same things, each as often, in any order. */
    <T extends Comparable<T>> void sameAll(String what, List<T> one, List<T> other) {
        Set<T> missing = new TreeSet<>(one);
        other.forEach(missing::remove);
        Set<T> extra = new TreeSet<>(other);
        one.forEach(extra::remove);
        expect(
                "%s: %d and %d; only in the one %s, only in the other %s, twice %s and %s"
                        .formatted(
                                what, one.size(), other.size(), missing, extra, Ledger.twice(one), Ledger.twice(other)),
                one.stream().sorted().toList().equals(other.stream().sorted().toList()));
    }
}
