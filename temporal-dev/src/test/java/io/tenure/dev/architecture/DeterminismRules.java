package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.temporal.workflow.Workflow;
import io.tenure.dev.architecture.fixture.workflows.seat.AwaitsByTheClock;
import io.tenure.dev.architecture.fixture.workflows.seat.DrawsIds;
import io.tenure.dev.architecture.fixture.workflows.seat.ReadsFiles;
import io.tenure.dev.architecture.fixture.workflows.seat.ReadsTheClock;
import io.tenure.dev.architecture.fixture.workflows.seat.RemembersInAStaticField;
import io.tenure.dev.architecture.fixture.workflows.seat.SeatTransitions;
import io.tenure.dev.architecture.fixture.workflows.seat.SleepsInAWorkflow;
import io.tenure.dev.architecture.fixture.workflows.seat.StartsAThread;
import io.tenure.dev.architecture.fixture.workflows.seat.TouchesTemporal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keeps a history replayable and a decision testable without Temporal. */
final class DeterminismRules {

    private static final Predicate<JavaClass> IN_WORKFLOWS = javaClass -> Place.isIn(javaClass, "workflows");

    private static final Set<String> OUTSIDE_PACKAGES = Set.of(
            "java.io",
            "java.nio",
            "java.nio.file",
            "java.net",
            "java.net.http",
            "java.sql",
            "javax.sql",
            "java.util.concurrent");

    private static final Set<String> OUTSIDE_CLASSES = Set.of(
            "java.security.SecureRandom",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.System",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.util.Random",
            "java.util.Timer",
            "java.util.Date",
            "java.util.Calendar",
            "java.time.Clock");

    private static final Set<String> CHANCE = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.util.Collections.shuffle",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    /** Classes of a feature that drive Temporal beside the workflow itself. */
    private static final Set<String> SHELL = Set.of("TemporalExecution", "ProviderCalls", "DefectReports");

    private static final Pattern DECISION = Pattern.compile(".*(Transitions|Schedule|Check|Window|Backoff|Policy)");

    static final Rule SAME_ON_EVERY_REPLAY = classesThat("reside in workflows", IN_WORKFLOWS)
            .must(
                    "not touch clocks, chance, threads, files, networks or databases",
                    javaClass -> Stream.concat(outsideWorld(javaClass), chance(javaClass)))
            .because("a workflow is replayed from its history, and what differs between two runs wedges the entity")
            .brokenBy(ReadsTheClock.class, DrawsIds.class, StartsAThread.class, ReadsFiles.class);

    static final Rule NO_STATIC_STATE = classesThat("reside in workflows", IN_WORKFLOWS)
            .must(
                    "have no static field that can change",
                    javaClass -> javaClass.getFields().stream()
                            .filter(field ->
                                    isStatic(field) && !field.getModifiers().contains(JavaModifier.FINAL))
                            .map(field -> "changes " + field.getName()))
            .because("one process runs many workflows, and a static field would carry one's facts into another")
            .brokenBy(RemembersInAStaticField.class);

    static final Rule ONE_TIMER = classesThat(
                    "reside in workflows, DeadlineTimer's package apart",
                    javaClass -> IN_WORKFLOWS.test(javaClass) && !Place.isIn(javaClass, "workflows", "temporal"))
            .must("wait by DeadlineTimer only", DeterminismRules::timedWaits)
            .because("a timed await leaves its timer behind when its condition comes true first (sdk-java issues 2312"
                    + " and 3012)")
            .brokenBy(AwaitsByTheClock.class, SleepsInAWorkflow.class);

    static final Rule THIN_SHELL = classesThat(
                    "are the inner side of a feature in workflows",
                    javaClass -> IN_WORKFLOWS.test(javaClass) && !isShell(javaClass))
            .must(
                    "not touch Temporal",
                    javaClass -> dependencies(javaClass)
                            .filter(used -> used.getName().startsWith("io.temporal."))
                            .map(used -> "uses " + used.getName()))
            .because("every workflow is a thin shell around decisions that are tested without Temporal (law 4)")
            .brokenBy(TouchesTemporal.class);

    static final Rule PURE_DECISIONS = classesThat(
                    "decide in workflows",
                    javaClass -> IN_WORKFLOWS.test(javaClass)
                            && DECISION.matcher(javaClass.getSimpleName()).matches())
            .must(
                    "not reach Temporal through others either",
                    javaClass -> reachable(javaClass, new HashSet<>())
                            .filter(used -> used.getName().startsWith("io.temporal.workflow."))
                            .map(used -> "reaches " + used.getName()))
            .because("a decision is a table that a million simulated histories run through in plain Java (law 4)")
            .brokenBy(SeatTransitions.class);

    static final List<Rule> ALL = List.of(SAME_ON_EVERY_REPLAY, NO_STATIC_STATE, ONE_TIMER, THIN_SHELL, PURE_DECISIONS);

    private DeterminismRules() {}

    private static Stream<String> outsideWorld(JavaClass javaClass) {
        return dependencies(javaClass)
                .filter(used ->
                        OUTSIDE_PACKAGES.contains(used.getPackageName()) || OUTSIDE_CLASSES.contains(used.getName()))
                .map(used -> "uses " + used.getName());
    }

    private static Stream<String> chance(JavaClass javaClass) {
        return javaClass.getCodeUnitAccessesFromSelf().stream()
                .map(call -> call.getTargetOwner().getName() + "." + call.getName())
                .filter(call -> CHANCE.contains(call) || call.startsWith("java.time.") && call.endsWith(".now"))
                .map(call -> "calls " + call);
    }

    private static Stream<String> timedWaits(JavaClass javaClass) {
        return javaClass.getCodeUnitAccessesFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Workflow.class))
                .filter(call -> Set.of("await", "sleep", "newTimer").contains(call.getName()))
                .filter(call -> !call.getTarget().getRawParameterTypes().isEmpty()
                        && !call.getTarget()
                                .getRawParameterTypes()
                                .getFirst()
                                .isAssignableTo(java.util.function.Supplier.class))
                .map(call -> "calls " + call.getTarget().getFullName());
    }

    private static boolean isStatic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC);
    }

    /** The workflow, its interfaces, what drives Temporal for it, and the room of Temporal's own things. */
    private static boolean isShell(JavaClass javaClass) {
        JavaClass outermost = javaClass;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        String name = outermost.getSimpleName();
        return Place.isIn(javaClass, "workflows", "temporal")
                || name.endsWith("Workflow")
                || name.endsWith("WorkflowImpl")
                || name.endsWith("Activities")
                || SHELL.contains(name);
    }

    private static Stream<JavaClass> reachable(JavaClass from, Set<JavaClass> seen) {
        return dependencies(from)
                .filter(seen::add)
                .flatMap(used -> IN_WORKFLOWS.test(used)
                        ? Stream.concat(Stream.of(used), reachable(used, seen))
                        : Stream.of(used));
    }

    private static Stream<JavaClass> dependencies(JavaClass javaClass) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType());
    }
}
