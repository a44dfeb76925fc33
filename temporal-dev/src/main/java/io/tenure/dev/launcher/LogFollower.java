package io.tenure.dev.launcher;

import io.tenure.dev.process.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a log while it grows, whole lines only. */
final class LogFollower implements AutoCloseable {
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();

    LogFollower(Path log) throws IOException {
        reader = Files.newBufferedReader(log);
    }

    /** Passes on the lines that were finished since the last call. */
    void passOn(Progress progress) throws IOException {
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            if (next == '\n') {
                progress.say(line.toString());
                line.setLength(0);
            } else {
                line.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
