package io.tenure.dev.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The project as it stands on the disk. */
final class Codebase {

    static final List<String> MODULES = List.of("workflows", "store", "activities", "api", "worker", "temporal-dev");

    private Codebase() {}

    /** The checkout, wherever in it the tests are started. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(directory -> Files.isDirectory(directory.resolve("workflows")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No checkout around " + here));
    }

    /** What the modules compiled to, tests too, without the fixtures that break rules on purpose. */
    static JavaClasses compiled() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/architecture/fixture/"))
                .importPaths(Stream.of("classes", "test-classes")
                        .flatMap(Codebase::outputs)
                        .toList());
    }

    static JavaClasses withoutTests(JavaClasses compiled) {
        return compiled.that(DescribedPredicate.describe(
                "are no tests",
                javaClass -> javaClass
                        .getSource()
                        .filter(source -> source.getUri().getPath().contains("/target/classes/"))
                        .isPresent()));
    }

    /** Java sources of all modules, main and test. */
    static List<Path> sources() {
        return MODULES.stream()
                .map(module -> root().resolve(module).resolve("src"))
                .flatMap(Sources::below)
                .toList();
    }

    private static Stream<Path> outputs(String kind) {
        return MODULES.stream()
                .map(module -> root().resolve(module).resolve("target").resolve(kind))
                .filter(Files::isDirectory);
    }
}
