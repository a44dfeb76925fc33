package io.tenure.dev.demo;

import io.tenure.dev.process.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the seed has made so far, in a file beside the data: a second seed goes on where the first was stopped. */
final class SeedMemory {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, String> made;

    SeedMemory(Path file) {
        this.file = file;
        made = new TreeMap<>(read(file));
    }

    /** What was made under the name; made now, and remembered at once, when nothing was. Other names may be made meanwhile. */
    String once(String name, Supplier<String> making) {
        if (!has(name)) {
            remember(name, making.get());
        }
        return known(name);
    }

    private synchronized void remember(String name, String value) {
        made.put(name, value);
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made) + "\n");
    }

    /** What an earlier step made. */
    synchronized String known(String name) {
        String value = made.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " was not made yet");
        }
        return value;
    }

    synchronized boolean has(String name) {
        return made.containsKey(name);
    }

    private static Map<String, String> read(Path file) {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {})
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
