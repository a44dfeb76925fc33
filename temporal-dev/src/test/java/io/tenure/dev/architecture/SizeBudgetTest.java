package io.tenure.dev.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The project's sources against the rules of {@link SourceRules}. */
final class SizeBudgetTest {

    private static List<SourceFile> files;

    @BeforeAll
    static void read() {
        files = Sources.read(Codebase.sources());
    }

    @Test
    void keepsFilesShort() {
        assertNothing(SourceRules::longFile);
    }

    @Test
    void keepsMethodsShort() {
        assertNothing(SourceRules::longMethods);
    }

    @Test
    void keepsParametersFew() {
        assertNothing(SourceRules::manyParameters);
    }

    @Test
    void keepsMostFilesMuchShorter() {
        assertThat(SourceRules.fatFiles(files)).isEmpty();
    }

    @Test
    void keepsMostMethodsMuchShorter() {
        assertThat(SourceRules.fatMethods(files)).isEmpty();
    }

    @Test
    void catchesWhatItNames() {
        assertNothing(SourceRules::broadCatches);
    }

    @Test
    void leavesNothingForLater() {
        assertNothing(SourceRules::leftForLater);
    }

    @Test
    void saysWhyAWarningIsSilenced() {
        assertNothing(SourceRules::silencedWithoutReason);
    }

    /** Printed, for the largest of each is reported with every release. */
    @Test
    void tellsTheLargest() {
        SourceFile file =
                files.stream().max(Comparator.comparing(SourceFile::lines)).orElseThrow();
        SourceFile.Method method = files.stream()
                .flatMap(source -> source.methods().stream())
                .max(Comparator.comparing(SourceFile.Method::lines))
                .orElseThrow();

        System.out.println(files.size() + " sources; largest file " + file.name() + ": " + file.lines()
                + " lines; largest method " + method.name() + ": " + method.lines() + " lines");

        assertThat(files).hasSizeGreaterThan(Codebase.MODULES.size());
    }

    private static void assertNothing(Function<SourceFile, Stream<String>> rule) {
        assertThat(files.stream().flatMap(rule)).isEmpty();
    }
}
