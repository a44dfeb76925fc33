package io.tenure.dev.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes that ended and that nobody asked about: the JDK counts them as alive, and some containers never reap them.
 */
final class Zombies {

    private Zombies() {}

    /** Whether the process has ended and only its entry is left; false where there is no {@code /proc}. */
    static boolean isZombie(long pid) {
        return isZombie(status(pid));
    }

    static boolean isZombie(List<String> status) {
        return !status.isEmpty() && status.getFirst().equals("Z");
    }

    /**
     * What proc(5) says of {@code stat} from its third field on: state, parent, group. Empty where the process or
     * {@code /proc} is missing.
     */
    static List<String> status(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return List.of(status.substring(status.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }
}
