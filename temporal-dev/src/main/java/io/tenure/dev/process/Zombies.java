package io.tenure.dev.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes that ended and that nobody asked about: the JDK counts them as alive, and some containers never reap them.
 */
final class Zombies {

    private Zombies() {}

    /** Whether the process has ended and only its entry is left; false where there is no {@code /proc}. */
    static boolean isZombie(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
