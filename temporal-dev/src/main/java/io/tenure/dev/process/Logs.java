package io.tenure.dev.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Log files: one run in each, the run before it beside it. */
public final class Logs {
    private static final int TAIL_BYTES = 64 * 1024;

    private Logs() {}

    /** Puts the last run's log aside as {@code .1} and returns the path of an empty one. */
    public static Path rotate(Path log) {
        try {
            if (Files.exists(log)) {
                Path before = log.resolveSibling(log.getFileName() + ".1");
                Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.createFile(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the log " + log, e);
        }
    }

    /** The last lines of a log, oldest first; none when there is no log. */
    public static List<String> tail(Path log, int lines) {
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
