package io.tenure.dev.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds for the project, and every rule can fail. */
final class ArchitectureTest {

    private static final List<Rule> RULES = Stream.of(
                    ModuleRules.ALL,
                    FeatureRules.ALL,
                    DeterminismRules.ALL,
                    MessageRules.ALL,
                    EndpointRules.ALL,
                    TenantRules.ALL,
                    CodeRules.ALL)
            .flatMap(Collection::stream)
            .toList();

    private static JavaClasses main;
    private static JavaClasses mainAndTests;
    private static JavaClasses fixtures;

    @BeforeAll
    static void read() {
        mainAndTests = Codebase.compiled();
        main = Codebase.withoutTests(mainAndTests);
        fixtures = new ClassFileImporter().importPackages("io.tenure.dev.architecture.fixture");
    }

    @Test
    void readsEveryModule() {
        assertThat(main.stream()
                        .map(javaClass -> Place.of(javaClass).orElseThrow().module()))
                .contains("workflows", "store", "activities", "api", "worker", "dev");
    }

    @Test
    void listsNobodyWhoNeedNotSeeAllTenants() {
        assertThat(TenantRules.listed())
                .allSatisfy(name -> assertThat(main.stream()
                                .filter(javaClass -> javaClass
                                        .getName()
                                        .replaceFirst("\\$.*", "")
                                        .equals(name)))
                        .anyMatch(TenantRules::isAcross));
    }

    @Test
    void listsNoStatementThatNamesItsTenant() {
        assertThat(TenantStatements.listed())
                .allSatisfy(name -> assertThat(main.stream())
                        .as(name)
                        .anyMatch(javaClass -> TenantStatements.needs(javaClass, name)));
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.toString(), () -> rule.rule().check(classes(rule))));
    }

    @TestFactory
    Stream<DynamicTest> failsOnWhatBreaksIt() {
        return RULES.stream()
                .flatMap(rule -> rule.broken().stream()
                        .map(broken -> DynamicTest.dynamicTest(
                                broken.getSimpleName() + ": " + rule, () -> failsOn(rule, broken))));
    }

    private static void failsOn(Rule rule, Class<?> broken) {
        assertThat(rule.rule().evaluate(fixtures).getFailureReport().getDetails())
                .anyMatch(found -> found.startsWith(broken.getName() + " "));
    }

    private static JavaClasses classes(Rule rule) {
        return switch (rule.scope()) {
            case MAIN -> main;
            case MAIN_AND_TESTS -> mainAndTests;
        };
    }
}
