import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or applies the format of all Java sources below a directory: palantir-java-format, imports ordered, none unused.
 * The build calls it with the JDK that compiles the sources, see docs/adr/0007-formatter.md.
 *
 * <p>Usage: {@code Format check|apply <directory>}. Exit status 1 when a file is not formatted or cannot be parsed.
 */
public final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        Path directory = Path.of(arguments[1]);
        List<Path> sources = sources(directory);
        List<String> complaints = sources.parallelStream()
                .flatMap(source -> visit(directory, source, apply).stream())
                .toList();
        complaints.forEach(System.err::println);
        System.out.println(sources.size() + " sources, " + complaints.size() + " not formatted");
        if (!complaints.isEmpty()) {
            System.err.println(
                    "To format: mvn -N -Pformat verify (a bare _ in a record pattern cannot be parsed: write var _)");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path directory) throws IOException {
        try (Stream<Path> modules = Files.list(directory)) {
            Stream<Path> folders = modules.map(module -> module.resolve("src")).filter(Files::isDirectory);
            return Stream.concat(Stream.of(directory.resolve(".ci")), folders)
                    .flatMap(Format::javaFiles)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a file after the visit, for a person to read. Empty when nothing is. */
    private static List<String> visit(Path directory, Path source, boolean apply) {
        try {
            String text = Files.readString(source);
            String formatted = FORMATTER.formatSourceAndFixImports(text);
            if (formatted.equals(text)) {
                return List.of();
            }
            if (apply) {
                Files.writeString(source, formatted);
                return List.of();
            }
            return List.of(directory.relativize(source) + ":" + firstDifference(text, formatted) + " is not formatted");
        } catch (FormatterException e) {
            return List.of(directory.relativize(source) + ":" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int firstDifference(String text, String formatted) {
        List<String> lines = text.lines().toList();
        List<String> wanted = formatted.lines().toList();
        int line = 0;
        while (line < Math.min(lines.size(), wanted.size()) && lines.get(line).equals(wanted.get(line))) {
            line++;
        }
        return line + 1;
    }
}
