package io.tenure.dev.temporal;

import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Temporal that this checkout builds, as its {@code go.mod} pins it.
 *
 * @param module the folder of go.mod and go.sum
 * @param version of the official command line tool, which holds the server, without the v
 */
public record PinnedTemporal(Path module, String version) {
    private static final Pattern REQUIRED = Pattern.compile("github\\.com/temporalio/cli v(\\d+\\.\\d+\\.\\d+)");

    /** Reads the version from the go.mod in the folder. */
    public static PinnedTemporal in(Path module) {
        Path file = module.resolve("go.mod");
        try {
            Matcher required = REQUIRED.matcher(Files.readString(file));
            if (!required.find()) {
                throw new Refusal(file + " does not name a version of github.com/temporalio/cli: restore it.");
            }
            return new PinnedTemporal(module, required.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Where its program is cached: another version is another file. */
    Path cachedIn(Path cache) {
        return cache.resolve("temporal-" + version);
    }
}
