package io.tenure.dev.launcher;

import io.tenure.dev.process.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a living launcher can be asked to start dead parts, and by whom: the file is its owner's only.
 *
 * @param fingerprint of the sources that it runs
 * @param ready whether every part has been healthy once
 */
record Control(long pid, int port, String token, String fingerprint, boolean ready) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the launcher wrote when it began; nothing while it has not yet. */
    static Optional<Control> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Control.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    Control nowReady() {
        return new Control(pid, port, token, fingerprint, true);
    }

    void write(Path file) {
        PrivateFiles.write(file, JSON.writeValueAsString(this) + "\n");
    }
}
