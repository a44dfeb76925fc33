package io.tenure.dev.real;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What callers were told.
 *
 * @param done how often so, by the kind of request
 * @param refused how often not, by the kind of request
 */
record Told(int organizations, List<Sold> sold, Map<String, Integer> done, Map<String, Integer> refused) {

    static Told of(List<Owner> owners) {
        return new Told(
                owners.size(),
                owners.stream().flatMap(owner -> owner.sold().stream()).toList(),
                sum(owners, Owner::done),
                sum(owners, Owner::refused));
    }

    private static Map<String, Integer> sum(List<Owner> owners, Function<Owner, Map<String, Integer>> which) {
        Map<String, Integer> sum = new TreeMap<>();
        owners.forEach(owner -> which.apply(owner).forEach((kind, count) -> sum.merge(kind, count, Integer::sum)));
        return sum;
    }
}
