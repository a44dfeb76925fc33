package io.tenure.dev.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs lines of bash with the functions of {@code temporal-dev/bin} and an environment of its own. */
record Script(Map<String, String> environment) {

    /** What the lines print, errors included, without the last line feed. */
    String run(String lines) throws IOException, InterruptedException {
        String sourced = ". \"$1/jdk.sh\"; . \"$1/build.sh\"; " + lines;
        ProcessBuilder builder =
                new ProcessBuilder(List.of("/usr/bin/env", "bash", "-c", sourced, "script", folder().toString()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }

    private static Path folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(each -> each.resolve("temporal-dev/bin"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
