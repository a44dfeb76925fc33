package io.tenure.api.page;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param hasMore whether another page begins after the last element of this one ({@code startingAfter})
 */
public record Page<T>(List<T> data, boolean hasMore) {

    public static final String DEFAULT_LIMIT = "20";
    public static final int LARGEST_LIMIT = 100;

    /** The same page as somebody else sees it. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(data.stream().map(view).toList(), hasMore);
    }

    /** Of rows that were asked for with {@code limit + 1}, so that the one too many tells of more. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view) {
        return new Page<>(rows.stream().limit(limit).map(view).toList(), rows.size() > limit);
    }
}
