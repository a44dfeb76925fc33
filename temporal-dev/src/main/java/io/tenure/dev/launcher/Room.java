package io.tenure.dev.launcher;

import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk, asked for before anything is started: a full disk breaks databases in the middle of a write. */
final class Room {
    private static final long NEEDED_BYTES = 1L << 30;

    private Room() {}

    /** Refused when the folder's disk has less than a gibibyte left. */
    static void require(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new Refusal("no room on the disk: " + folder + " has " + (free >> 20) + " MiB left and needs "
                        + (NEEDED_BYTES >> 20) + "; free some, or set TENURE_HOME to a folder on another disk.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the free space of " + folder, e);
        }
    }
}
