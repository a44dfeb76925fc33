package io.tenure.dev.architecture;

import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads Java sources with the parser of the JDK that runs the tests, the same that compiles them. */
final class Sources {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private Sources() {}

    /** Java files below a directory; none when there is no such directory. */
    static Stream<Path> below(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<SourceFile> read(List<Path> files) {
        return parse(files.stream().map(Sources::text).toList());
    }

    static SourceFile parse(String name, String text) {
        return parse(List.of(new Text(name, text))).getFirst();
    }

    private static Text text(Path file) {
        try {
            return new Text(Codebase.root().relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> parse(List<Text> texts) {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, texts);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> new SourceFile(unit.getSourceFile().getName().substring(1), unit, positions))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String path, String text) {
            super(URI.create("source:///" + path), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
