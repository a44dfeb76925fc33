package io.tenure.workflows.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A main source with one mistake in one line, compiled in memory. A fixture cannot rot: it is an error when the fragment is not there exactly once,
 * and when the mutant does not compile. Test classes keep the constants with which they were compiled.
 *
 * @param name what the mutant does wrong, as the test's name
 * @param file the source below {@code io/tenure/workflows}, such as {@code subscription/Backoff.java}
 * @param from a part of one line that occurs once in the file
 * @param to what stands there instead
 */
public record SourceMutant(String name, String file, String from, String to) {

    private static final int BLOCK = 4;
    private static final Path SOURCES = Path.of("src/main/java/io/tenure/workflows");

    /** Blocks of four lines, apart by empty ones: name, file, {@code - from}, {@code + to}. Spaces before {@code from} and {@code to} do not count. */
    public static List<SourceMutant> read(Path table) throws IOException {
        return Arrays.stream(Files.readString(table).split("\n\n"))
                .filter(block -> !block.startsWith("#"))
                .map(SourceMutant::block)
                .toList();
    }

    private static SourceMutant block(String text) {
        String[] lines = text.strip().split("\n");
        if (lines.length != BLOCK || !lines[2].startsWith("-") || !lines[3].startsWith("+")) {
            throw new IllegalArgumentException("Not a mutant: " + text);
        }
        return new SourceMutant(
                lines[0],
                lines[1],
                lines[2].substring(1).strip(),
                lines[3].substring(1).strip());
    }

    public MutantClasses compile() {
        return new MutantClasses(InMemoryCompiler.compile(name, sources()));
    }

    @Override
    public String toString() {
        return name;
    }

    /** The changed source, and all that name its type: they hold copies of its constants. */
    private Map<Path, String> sources() {
        Path changed = SOURCES.resolve(file);
        Pattern type = Pattern.compile("\\b" + changed.getFileName().toString().replace(".java", "") + "\\b");
        Map<Path, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path source :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                String text = Files.readString(source);
                if (type.matcher(text).find()) {
                    sources.put(source, text);
                }
            }
            sources.put(changed, changed(Files.readString(changed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private String changed(String text) {
        int at = text.indexOf(from);
        if (at < 0 || text.indexOf(from, at + 1) >= 0) {
            throw new IllegalStateException("Mutant \"" + name + "\": not exactly once in " + file + ": " + from);
        }
        if (from.contains("\n") || from.equals(to)) {
            throw new IllegalStateException("Mutant \"" + name + "\" is not a change of one line");
        }
        return text.substring(0, at) + to + text.substring(at + from.length());
    }
}
