package io.tenure.dev.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one process is started.
 *
 * @param name a part's label or a helper's name
 * @param environment on top of the launcher's own, secrets included: a command line is readable by every user
 * @param url where it listens, if it does
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        @Nullable String url,
        Stopping stopping) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A helper: it does one thing, listens nowhere and ends. */
    public static Launch helper(String name, List<String> command, Map<String, String> environment, Path directory) {
        return new Launch(name, command, environment, directory, null, Stopping.HELPER);
    }
}
