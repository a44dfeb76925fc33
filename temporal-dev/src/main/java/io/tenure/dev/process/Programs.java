package io.tenure.dev.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs that this machine has. */
public final class Programs {

    private Programs() {}

    /** The program of that name on the launcher's own PATH. */
    public static Optional<Path> onPath(String name) {
        return onPath(name, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The first program of that name on the path, a list of folders; links are followed. */
    public static Optional<Path> onPath(String name, String path) {
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }
}
