package io.tenure.dev.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule, where it holds, and classes that break it.
 *
 * @param broken each of them alone must be found guilty
 */
record Rule(Scope scope, ArchRule rule, List<Class<?>> broken) {

    enum Scope {
        MAIN,
        MAIN_AND_TESTS
    }

    /** What a rule finds in one class, in words; empty when nothing. */
    interface Finder extends Function<JavaClass, Stream<String>> {}

    static Draft classesThat(String where, Predicate<JavaClass> filter) {
        return new Draft(where, filter);
    }

    static Draft everyClass() {
        return new Draft("are ours", javaClass -> true);
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }

    /** A rule in the making: where, what, why, proof. */
    record Draft(String where, Predicate<JavaClass> filter) {

        Reasoned must(String what, Finder finder) {
            return new Reasoned(where, filter, what, finder);
        }
    }

    record Reasoned(String where, Predicate<JavaClass> filter, String what, Finder finder) {

        Proven because(String reason) {
            return new Proven(classes()
                    .that(DescribedPredicate.describe(where, filter))
                    .should(condition())
                    .because(reason));
        }

        private ArchCondition<JavaClass> condition() {
            return new ArchCondition<>(what) {
                @Override
                public void check(JavaClass javaClass, ConditionEvents events) {
                    finder.apply(javaClass)
                            .map(found -> javaClass.getName() + " " + found)
                            .forEach(message -> events.add(SimpleConditionEvent.violated(javaClass, message)));
                }
            };
        }
    }

    record Proven(ArchRule rule) {

        Rule brokenBy(Class<?>... broken) {
            return new Rule(Scope.MAIN, rule, List.of(broken));
        }

        /** For rules that hold for tests as well. */
        Rule alsoInTestsBrokenBy(Class<?>... broken) {
            return new Rule(Scope.MAIN_AND_TESTS, rule, List.of(broken));
        }
    }
}
