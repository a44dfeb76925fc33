package io.tenure.dev.real;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Both sides, read once, beside what callers were told. */
record Ledger(AtStripe stripe, InTenure tenure, Told told) {

    static Ledger read(RealStack stack, List<Owner> owners) {
        TenureBooks books = new TenureBooks(
                stack, owners.stream().map(Owner::organizationId).toList());
        try (StripeBooks stripe = new StripeBooks(stack)) {
            AtStripe there = AtStripe.read(stripe, books.customers());
            InTenure here = books.read(there.events().stream().map(AtStripe::id).toList());
            return new Ledger(there, here, Told.of(owners));
        }
    }

    /** Nothing is under way any more: no event, no request. A delivery that failed may be repeated later, when its event is known already. */
    boolean isQuiet() {
        return tenure.events().size() >= stripe.events().size()
                && tenure.events().stream().allMatch(InTenure.Event::isSettled)
                && tenure.operations().stream()
                        .noneMatch(operation -> operation.status().equals("PENDING"));
    }

    /** Amounts of money that are more than nothing, in minor units. */
    static List<Long> amounts(List<JsonNode> objects, String name) {
        return objects.stream()
                .map(object -> object.path(name).asLong())
                .filter(amount -> amount > 0)
                .sorted()
                .toList();
    }

    /** What is there more than once, as often as it is too often. */
    static <T> List<T> twice(List<T> all) {
        List<T> more = new ArrayList<>(all);
        all.stream().distinct().forEach(more::remove);
        return more;
    }
}
