package io.tenure.dev.launcher;

import io.tenure.dev.process.PrivateFiles;
import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the shell script hands to the launcher.
 *
 * @param checkout of Tenure's sources
 * @param app the unpacked jars to run: {@code api}, {@code worker} and {@code temporal-dev}
 * @param environment of the user
 */
public record Surroundings(Home home, Path checkout, Path app, Path javaHome, Map<String, String> environment) {

    static Surroundings ofThisProcess() {
        return new Surroundings(
                new Home(folder("tenure.home")),
                folder("tenure.checkout"),
                folder("tenure.app"),
                folder("java.home"),
                System.getenv());
    }

    /** What all stacks of a user share: PostgreSQL's programs, a built Temporal, claimed ports. */
    public Path cache() {
        String base = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path folder = base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return folder.toAbsolutePath().resolve("tenure");
    }

    /** Deletes unpacked jars of other sources: nothing runs from them while the state folder is held. */
    void forgetOldApps() {
        try (Stream<Path> apps = Files.list(home.apps())) {
            apps.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(app) && !folder.toString().endsWith(".partial"))
                    .forEach(PrivateFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + home.apps(), e);
        }
    }

    /** Names the sources that the jars were built from. */
    public String fingerprint() {
        return app.getFileName().toString();
    }

    private static Path folder(String property) {
        return Path.of(Optional.ofNullable(System.getProperty(property))
                        .orElseThrow(
                                () -> new Refusal("start this with temporal-dev/up, which sets " + property + ".")))
                .toAbsolutePath()
                .normalize();
    }
}
