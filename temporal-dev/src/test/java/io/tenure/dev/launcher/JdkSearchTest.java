package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search runs in bash, because nothing else is sure to be there; the machine is made up. */
final class JdkSearchTest {
    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void emptyMachine() {
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", root.resolve("home").toString());
    }

    @Test
    void findsNoneWhereThereIsNone() throws IOException, InterruptedException {
        assertThat(find()).isEqualTo("none");
    }

    @Test
    void prefersJavaHome() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        environment.put("JAVA_HOME", jdk("chosen", "25.0.1").toString());

        assertThat(find()).isEqualTo(root.resolve("chosen").toString());
    }

    @Test
    void looksPastAJavaHomeThatIsTooOld() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
        Path usual = jdk("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(find()).isEqualTo(usual.toString());
    }

    @Test
    void prefersThePathToUsualPlaces() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Path onPath = jdk("on-path", "25.0.1");
        Files.createDirectories(root.resolve("bin"));
        program("bin/java", "echo '    java.home = " + onPath + "' >&2");

        assertThat(find()).isEqualTo(onPath.toString());
    }

    @Test
    void findsTheUsualPlacesOfAHome() throws IOException, InterruptedException {
        Path sdkman = jdk("home/.sdkman/candidates/java/25.0.2-tem", "25.0.2");

        assertThat(find()).isEqualTo(sdkman.toString());
    }

    @Test
    void takesANewerOneWhenThereIsNo25() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk-21", "21.0.1");
        Path newer = jdk("usr/lib/jvm/jdk-26", "26");

        assertThat(find()).isEqualTo(newer.toString());
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws IOException, InterruptedException {
        Path runtime = jdk("usr/lib/jvm/jre-25", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(find()).isEqualTo("none");
    }

    private String find() throws IOException, InterruptedException {
        program("bin/java", "exit 1");
        return new Script(environment).run("find_jdk '" + root + "' || echo none");
    }

    private Path jdk(String name, String version) throws IOException {
        program(name + "/bin/java", "exit 0");
        program(name + "/bin/javac", "exit 0");
        Files.writeString(
                root.resolve(name).resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return root.resolve(name);
    }

    /** One that is there stays as it is. */
    private void program(String name, String line) throws IOException {
        Path file = root.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
