package io.tenure.dev.launcher;

import io.tenure.dev.process.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state folder of one stack ({@code TENURE_HOME}, or {@code .tenure} in the checkout), and what lies where in it.
 *
 * @param root absolute
 */
public record Home(Path root) {

    /** What {@code --fresh} empties. */
    public Path data() {
        return root.resolve("data");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path devJson() {
        return root.resolve("dev.json");
    }

    /** The pids of everything that the launcher started, with their start times. */
    public Path processes() {
        return root.resolve("processes.json");
    }

    /** Locked by the launcher for as long as it lives. */
    public Path lock() {
        return root.resolve("launcher.lock");
    }

    /** Where the living launcher can be asked. */
    public Path control() {
        return root.resolve("launcher.json");
    }

    /** Unpacked jars, one folder for each fingerprint of the sources. */
    public Path apps() {
        return root.resolve("app");
    }

    /** Creates the folders, closed to everybody else. */
    public void create() {
        try {
            Files.createDirectories(data());
            Files.createDirectories(logs());
            Files.createDirectories(apps());
            PrivateFiles.close(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
