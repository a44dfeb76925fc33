package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Never a stale jar: when {@code up} builds, in a checkout that is made up. */
final class FreshnessTest {
    @TempDir
    private Path checkout;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        write("pom.xml", "<project/>");
        write("api/pom.xml", "<project/>");
        write("api/src/main/java/Api.java", "final class Api {}");
        write("api/src/main/resources/db/migration/V1__one.sql", "create table one ();");
        for (String module : new String[] {"api", "worker", "temporal-dev"}) {
            write(module + "/target/" + module + "-0.1.0-exec.jar", "jar");
        }
        bash("source_listing . >stamp");
    }

    @Test
    void isFreshRightAfterABuild() throws IOException, InterruptedException {
        assertThat(freshness()).isEqualTo("fresh");
    }

    @Test
    void isStaleAfterAnEdit() throws IOException, InterruptedException {
        write("api/src/main/java/Api.java", "final class Api { }");

        assertThat(freshness()).isEqualTo("stale");
    }

    @Test
    void isFreshAfterAnEditThatWasTakenBack() throws IOException, InterruptedException {
        write("api/src/main/java/Api.java", "final class Api { }");
        write("api/src/main/java/Api.java", "final class Api {}");

        assertThat(freshness()).isEqualTo("fresh");
    }

    @Test
    void isStaleAfterANewFile() throws IOException, InterruptedException {
        write("api/src/main/resources/db/migration/V2__two.sql", "create table two ();");

        assertThat(freshness()).isEqualTo("stale");
    }

    @Test
    void isStaleAfterADeletedFileAndForgetsWhatItCompiledTo() throws IOException, InterruptedException {
        write("api/target/classes/db/migration/V1__one.sql", "create table one ();");
        write("worker/target/classes/Worker.class", "class");
        Files.delete(checkout.resolve("api/src/main/resources/db/migration/V1__one.sql"));

        assertThat(freshness()).isEqualTo("stale");
        bash("forget_deleted . now stamp");
        assertThat(checkout.resolve("api/target/classes")).doesNotExist();
        assertThat(checkout.resolve("worker/target/classes")).exists();
    }

    @Test
    void isStaleAfterAnEditedPom() throws IOException, InterruptedException {
        write("api/pom.xml", "<project></project>");

        assertThat(freshness()).isEqualTo("stale");
    }

    @Test
    void isStaleWhenSomebodyElseBuiltAJar() throws IOException, InterruptedException {
        write("worker/target/worker-0.1.0-exec.jar", "another");
        Files.setLastModifiedTime(
                checkout.resolve("worker/target/worker-0.1.0-exec.jar"), FileTime.from(Instant.EPOCH));

        assertThat(freshness()).isEqualTo("stale");
    }

    @Test
    void isStaleWithoutAJar() throws IOException, InterruptedException {
        Files.delete(checkout.resolve("api/target/api-0.1.0-exec.jar"));

        assertThat(freshness()).isEqualTo("stale");
    }

    @Test
    void ignoresTestsAndOutput() throws IOException, InterruptedException {
        write("api/src/test/java/ApiTest.java", "final class ApiTest {}");
        write("api/target/classes/Api.class", "class");
        write(".tenure/data/src/main/kept", "data");

        assertThat(freshness()).isEqualTo("fresh");
    }

    @Test
    void namesSourcesByTheirContent() throws IOException, InterruptedException {
        String before = bash("fingerprint_of stamp");
        write("api/src/main/java/Api.java", "final class Api { }");
        bash("source_listing . >now");

        assertThat(before).matches("[0-9a-f]{16}");
        assertThat(bash("fingerprint_of now")).isNotEqualTo(before);
    }

    private String freshness() throws IOException, InterruptedException {
        return bash("source_listing . >now; if jars_are_fresh . now stamp; then echo fresh; else echo stale; fi");
    }

    private String bash(String lines) throws IOException, InterruptedException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return new Script(Map.of("PATH", path)).run("cd '" + checkout + "'; " + lines);
    }

    private void write(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
    }
}
