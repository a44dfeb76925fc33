package io.tenure.dev.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What only the source tells: sizes, what is caught, what is left for later. Each answers with what it finds, in words. */
final class SourceRules {

    static final int LONGEST_FILE = 300;
    static final int LONGEST_METHOD = 40;
    static final int MOST_PARAMETERS = 4;

    /** Nine in ten stay below these: the tail is the style. */
    static final int USUAL_FILE = 150;

    static final int USUAL_METHOD = 15;

    private static final double NINE_IN_TEN = 0.9;

    private static final Set<String> BROAD = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    /** Where everything is caught on purpose, because nobody stands behind: an activity, a request, a process. */
    private static final Set<String> LAST_STOPS = Set.of(
            "activities/src/main/java/io/tenure/activities/FailureInterceptor.java",
            "api/src/main/java/io/tenure/api/request/RequestFilter.java",
            "temporal-dev/src/main/java/io/tenure/dev/launcher/ControlServer.java",
            "temporal-dev/src/main/java/io/tenure/dev/launcher/Launcher.java",
            "worker/src/main/java/io/tenure/worker/Repeater.java");

    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(T[O]DO|F[I]XME|H[A]CK)\\b");

    private SourceRules() {}

    static Stream<String> longFile(SourceFile file) {
        return Stream.of(file)
                .filter(source -> source.lines() > LONGEST_FILE)
                .map(source -> source.name() + " has " + source.lines() + " lines");
    }

    static Stream<String> longMethods(SourceFile file) {
        return file.methods().stream()
                .filter(method -> method.lines() > LONGEST_METHOD)
                .map(method -> method.name() + " has " + method.lines() + " lines");
    }

    /**
     * Constructors count, of injected classes too: five needs are two classes. Records do not, nor signatures of libraries and the columns of a
     * test's table.
     */
    static Stream<String> manyParameters(SourceFile file) {
        return file.methods().stream()
                .filter(method -> !method.isGiven() && method.parameters() > MOST_PARAMETERS)
                .map(method -> method.name() + " has " + method.parameters() + " parameters");
    }

    static Stream<String> broadCatches(SourceFile file) {
        return LAST_STOPS.contains(file.name())
                ? Stream.empty()
                : file.caughtTypes().stream().filter(BROAD::contains).map(type -> file.name() + " catches " + type);
    }

    static Stream<String> leftForLater(SourceFile file) {
        return LEFT_FOR_LATER.matcher(file.text()).results().map(found -> file.name() + " has a " + found.group());
    }

    /** A silenced warning has its reason beside it, on its line or on the one above. */
    static Stream<String> silencedWithoutReason(SourceFile file) {
        List<String> lines = file.text().lines().toList();
        return file.silencedLines().stream()
                .filter(line -> IntStream.of(line - 1, line - 2)
                        .noneMatch(index -> index >= 0 && lines.get(index).contains("//")))
                .map(line -> file.name() + ":" + line + " silences a warning without a reason");
    }

    static Stream<String> fatFiles(List<SourceFile> files) {
        return tail("files", files.stream().map(SourceFile::lines).toList(), USUAL_FILE);
    }

    static Stream<String> fatMethods(List<SourceFile> files) {
        Function<SourceFile, Stream<Integer>> lengths =
                file -> file.methods().stream().map(SourceFile.Method::lines).filter(lines -> lines > 0);
        return tail("methods", files.stream().flatMap(lengths).toList(), USUAL_METHOD);
    }

    private static Stream<String> tail(String what, List<Integer> lengths, int usual) {
        long below = lengths.stream().filter(length -> length < usual).count();
        return below >= NINE_IN_TEN * lengths.size()
                ? Stream.empty()
                : Stream.of(below + " of " + lengths.size() + " " + what + " are shorter than " + usual + " lines");
    }
}
