package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;
import static io.tenure.dev.architecture.Rule.everyClass;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.tenure.dev.architecture.fixture.api.seat.InjectsIntoAField;
import io.tenure.dev.architecture.fixture.api.seat.InjectsIntoASetter;
import io.tenure.dev.architecture.fixture.store.seat.OpenForHeirs;
import io.tenure.dev.architecture.fixture.store.seat.PrintsToTheConsole;
import io.tenure.dev.architecture.fixture.store.seat.PrintsTraces;
import io.tenure.dev.architecture.fixture.store.seat.SleepsAWhile;
import io.tenure.dev.architecture.fixture.store.seat.SleepsByUnit;
import io.tenure.dev.architecture.fixture.store.seat.UsesADate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How code is written here, as far as a class file can tell. */
final class CodeRules {

    /** Packages of command lines: what they print is their answer. */
    private static final List<String> COMMAND_LINES =
            List.of("io.tenure.dev.launcher", "io.tenure.dev.demo", "io.tenure.api.operator");

    private static final List<String> INJECTIONS = List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";

    private static final Set<String> SLEEPS = Set.of(
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.parkNanos");

    private static final Set<String> OLD_TIME = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.text.SimpleDateFormat",
            "java.sql.Timestamp");

    static final Rule NOBODY_SLEEPS = everyClass()
            .must(
                    "not sleep",
                    javaClass -> javaClass.getCodeUnitAccessesFromSelf().stream()
                            .map(call -> call.getTargetOwner().getName() + "." + call.getName())
                            .filter(SLEEPS::contains)
                            .map(call -> "calls " + call))
            .because("a fixed wait is too long on a good day and too short on a bad one: wait for a condition")
            .alsoInTestsBrokenBy(SleepsAWhile.class, SleepsByUnit.class);

    static final Rule CONSTRUCTORS_SHOW_NEEDS = everyClass()
            .must(
                    "take what they need by their constructor",
                    javaClass -> Stream.concat(javaClass.getFields().stream(), javaClass.getMethods().stream())
                            .filter(member -> INJECTIONS.stream().anyMatch(member::isAnnotatedWith))
                            .map(member -> "is injected at " + member.getName()))
            .because("a class whose needs stand in its constructor can be made by a test without a container")
            .alsoInTestsBrokenBy(InjectsIntoAField.class, InjectsIntoASetter.class);

    static final Rule LOGS_DO_NOT_PRINT = classesThat("are no command lines", javaClass -> !isCommandLine(javaClass))
            .must("not print", CodeRules::prints)
            .because("what is printed has no level, no request id and no reader in production")
            .brokenBy(PrintsToTheConsole.class, PrintsTraces.class);

    static final Rule CLOSED_CLASSES = classesThat("are classes", CodeRules::isPlainClass)
            .must(
                    "be final or sealed",
                    javaClass -> Stream.of(javaClass)
                            .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL)
                                    && !type.reflect().isSealed())
                            .map(type -> "is open"))
            .because("a class that was not made to be extended breaks its heirs when it changes")
            .brokenBy(OpenForHeirs.class);

    static final Rule JAVA_TIME = everyClass()
            .must(
                    "use java.time",
                    javaClass -> javaClass.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getName())
                            .filter(OLD_TIME::contains)
                            .map(used -> "uses " + used))
            .because("old dates are mutable and say nothing of their zone")
            .brokenBy(UsesADate.class);

    static final List<Rule> ALL =
            List.of(NOBODY_SLEEPS, CONSTRUCTORS_SHOW_NEEDS, LOGS_DO_NOT_PRINT, CLOSED_CLASSES, JAVA_TIME);

    private CodeRules() {}

    private static boolean isCommandLine(JavaClass javaClass) {
        return COMMAND_LINES.stream().anyMatch(javaClass.getPackageName()::startsWith);
    }

    private static Stream<String> prints(JavaClass javaClass) {
        Stream<String> streams = javaClass.getFieldAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                .map(access -> "uses System." + access.getName());
        Stream<String> traces = javaClass.getCodeUnitAccessesFromSelf().stream()
                .filter(call -> call.getName().equals("printStackTrace")
                        || call.getTargetOwner().getName().equals("java.lang.IO"))
                .map(call -> "calls " + call.getTarget().getFullName());
        return Stream.concat(streams, traces);
    }

    /** Spring makes heirs of configurations; everything else that the compiler calls a class is ours alone. */
    private static boolean isPlainClass(JavaClass javaClass) {
        return !javaClass.isInterface()
                && !javaClass.isEnum()
                && !javaClass.isRecord()
                && !javaClass.isAnonymousClass()
                && !javaClass.isAnnotation()
                && !isEnumConstant(javaClass)
                && !javaClass.isMetaAnnotatedWith(CONFIGURATION)
                && !javaClass.isAnnotatedWith(CONFIGURATION);
    }

    private static boolean isEnumConstant(JavaClass javaClass) {
        return javaClass.getRawSuperclass().filter(JavaClass::isEnum).isPresent();
    }
}
