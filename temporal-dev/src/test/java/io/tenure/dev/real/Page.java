package io.tenure.dev.real;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.stream.Stream;

/** A page of Markdown that grows. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    void add(String more) {
        text.append(more);
    }

    /** The first line of a table. */
    void head(String... cells) {
        line((Object[]) cells);
        line(Stream.of(cells).map(cell -> "---").toArray());
    }

    /** A line of a table; counts by name are one cell. */
    void line(Object... cells) {
        text.append(Stream.of(cells).map(Page::cell).collect(joining(" | ", "| ", " |\n")));
    }

    private static String cell(Object value) {
        return value instanceof Map<?, ?> counts
                ? counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(joining(", "))
                : value.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
