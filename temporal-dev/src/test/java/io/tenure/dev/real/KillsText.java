package io.tenure.dev.real;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tenure.dev.real.Killer.Kill;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was killed, and what was under way then. */
final class KillsText {

    private KillsText() {}

    static void add(List<Kill> kills, Page page) {
        page.add("\n## Kills\n\n");
        add("part", kills, page, kill -> Stream.of(kill.part()));
        add("moment", kills, page, kill -> Stream.of(kill.moment().name().toLowerCase(Locale.ROOT)));
        add("command at Stripe", kills, page, kill -> Stream.of(kill.command()));
        add("request without an answer", kills, page, kill -> kill.open().keySet().stream());
        long open = kills.stream()
                .flatMap(kill -> kill.open().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        long longest = kills.stream()
                .map(Kill::down)
                .max(Comparator.naturalOrder())
                .map(Duration::toMillis)
                .orElse(0L);
        page.add(
                "Requests without an answer at a kill, in all: %d. Longest until everything was healthy again: %d ms.\n"
                        .formatted(open, longest));
    }

    private static void add(String what, List<Kill> kills, Page page, Function<Kill, Stream<String>> of) {
        page.head(what, "kills");
        kills.stream()
                .flatMap(of)
                .collect(groupingBy(Function.identity(), TreeMap::new, counting()))
                .forEach(page::line);
        page.add("\n");
    }
}
