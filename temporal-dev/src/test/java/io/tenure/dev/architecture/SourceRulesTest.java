package io.tenure.dev.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule on sources finds what it is there for, and nothing else. */
final class SourceRulesTest {

    @Test
    void findsAFileOfMoreThan300Lines() {
        assertThat(SourceRules.longFile(source("class A {" + "\n".repeat(299) + "}")))
                .isEmpty();
        assertThat(SourceRules.longFile(source("class A {" + "\n".repeat(300) + "}")))
                .containsExactly("A.java has 301 lines");
    }

    @Test
    void findsAMethodOfMoreThan40Lines() {
        assertThat(SourceRules.longMethods(method(40))).isEmpty();
        assertThat(SourceRules.longMethods(method(41))).containsExactly("A.java#run has 41 lines");
    }

    @Test
    void findsALongConstructorAndALongMethodOfAnInnerClass() {
        assertThat(SourceRules.longMethods(source("class A { A() {" + "\n".repeat(50) + "} }")))
                .hasSize(1);
        assertThat(SourceRules.longMethods(source("class A { class B { void b() {" + "\n".repeat(50) + "} } }")))
                .hasSize(1);
    }

    @Test
    void doesNotCountTheSqlOfAnAnnotation() {
        String sql = "@SqlUpdate(\"\"\"\n" + "update\n".repeat(60) + "\"\"\")\n";

        assertThat(SourceRules.longMethods(source("interface A { " + sql + " int update(); }")))
                .isEmpty();
        assertThat(SourceRules.longMethods(source("interface A { " + sql + " default int update() { return 1; } }")))
                .isEmpty();
    }

    @Test
    void findsMethodsAndConstructorsOfFiveParameters() {
        assertThat(SourceRules.manyParameters(source("class A { void run(int a, int b, int c, int d) {} }")))
                .isEmpty();
        assertThat(SourceRules.manyParameters(source("class A { void run(int a, int b, int c, int d, int e) {} }")))
                .containsExactly("A.java#run has 5 parameters");
        assertThat(SourceRules.manyParameters(source("class A { A(int a, int b, int c, int d, int e) {} }")))
                .hasSize(1);
    }

    @Test
    void leavesRecordsAndForeignSignaturesApart() {
        assertThat(SourceRules.manyParameters(source("record A(int a, int b, int c, int d, int e) {}")))
                .isEmpty();
        assertThat(SourceRules.manyParameters(
                        source("class A { @Override public void run(int a, int b, int c, int d, int e) {} }")))
                .isEmpty();
    }

    @Test
    void leavesTheColumnsOfATestsTableApart() {
        String table = "class A { @ParameterizedTest void adds(int a, int b, int c, int d, int e) {} }";

        assertThat(SourceRules.manyParameters(source(table))).isEmpty();
    }

    @Test
    void findsWhenOneInFiveIsNotSmall() {
        SourceFile small = source("class A {}");
        SourceFile large = source("class A {" + "\n".repeat(149) + "}");

        assertThat(SourceRules.fatFiles(mixed(small, 9, large, 1))).isEmpty();
        assertThat(SourceRules.fatFiles(mixed(small, 8, large, 2)))
                .containsExactly("8 of 10 files are shorter than 150 lines");
    }

    @Test
    void findsWhenOneMethodInFiveIsNotSmall() {
        assertThat(SourceRules.fatMethods(mixed(method(14), 9, method(15), 1))).isEmpty();
        assertThat(SourceRules.fatMethods(mixed(method(14), 8, method(15), 2)))
                .containsExactly("8 of 10 methods are shorter than 15 lines");
    }

    @Test
    void findsBroadCatches() {
        assertThat(SourceRules.broadCatches(catching("java.io.IOException"))).isEmpty();
        assertThat(SourceRules.broadCatches(catching("Exception"))).containsExactly("A.java catches Exception");
        assertThat(SourceRules.broadCatches(catching("IllegalStateException | Throwable")))
                .containsExactly("A.java catches Throwable");
        assertThat(SourceRules.broadCatches(catching("RuntimeException"))).hasSize(1);
    }

    @Test
    void letsWhoTidiesUpThrowOnWhatCame() {
        String tidying = "class A { void run() { try { run(); } catch (RuntimeException e) { stop(); throw e; } } }";

        assertThat(SourceRules.broadCatches(source(tidying))).isEmpty();
        assertThat(SourceRules.broadCatches(source(tidying.replace("throw e", "throw new Other(e)"))))
                .hasSize(1);
    }

    @Test
    void findsWhatIsLeftForLater() {
        assertThat(SourceRules.leftForLater(source("class A {} // T" + "ODO: the rest")))
                .hasSize(1);
    }

    @Test
    void findsAWarningThatIsSilencedWithoutAReason() {
        String silenced = "class A { @SuppressWarnings(\"unchecked\") void run() {} }";

        assertThat(SourceRules.silencedWithoutReason(source(silenced))).hasSize(1);
        assertThat(SourceRules.silencedWithoutReason(source(silenced + " // The library's own cast.")))
                .isEmpty();
        assertThat(SourceRules.silencedWithoutReason(source("// The library's own cast.\n" + silenced)))
                .isEmpty();
    }

    @Test
    void readsPatternsOfToday() {
        String text =
                "class A { int a(Object o) { return switch (o) { case B(int x, _) when x > 1 -> x; case null, default"
                        + " -> 0; }; } }";

        assertThat(source(text).methods()).hasSize(1);
    }

    private static SourceFile method(int lines) {
        return source("class A { void run() {" + "\n".repeat(lines - 1) + "} }");
    }

    private static SourceFile catching(String types) {
        return source("class A { void run() { try { run(); } catch (" + types + " e) { run(); } } }");
    }

    private static List<SourceFile> mixed(SourceFile one, int ones, SourceFile other, int others) {
        return Stream.concat(Collections.nCopies(ones, one).stream(), Collections.nCopies(others, other).stream())
                .toList();
    }

    private static SourceFile source(String text) {
        return Sources.parse("A.java", text);
    }
}
