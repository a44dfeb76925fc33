package io.tenure.activities.subscription;

import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of Stripe's lists from its beginning to its end. */
final class StripePages {

    /** The most that Stripe gives at once. */
    static final long SIZE = 100;

    private StripePages() {}

    /** Asks for the page that begins behind an object; null asks for the first. */
    @FunctionalInterface
    interface Page<T extends HasId> {
        StripeCollection<T> after(@Nullable String last);
    }

    /** In Stripe's order, newest first. */
    static <T extends HasId> List<T> all(Page<T> pages) {
        List<T> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            StripeCollection<T> page =
                    pages.after(all.isEmpty() ? null : all.getLast().getId());
            all.addAll(page.getData());
            more = page.getHasMore() && !page.getData().isEmpty();
        }
        return all;
    }
}
