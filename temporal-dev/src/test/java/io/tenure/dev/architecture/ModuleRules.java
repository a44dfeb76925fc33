package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;
import static io.tenure.dev.architecture.Rule.everyClass;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.tenure.dev.architecture.fixture.activities.seat.CallsApi;
import io.tenure.dev.architecture.fixture.api.seat.CallsActivities;
import io.tenure.dev.architecture.fixture.api.seat.PrintsCsv;
import io.tenure.dev.architecture.fixture.api.webhook.AsksStripe;
import io.tenure.dev.architecture.fixture.dev.StartsWorkerInside;
import io.tenure.dev.architecture.fixture.store.seat.SpeaksTemporal;
import io.tenure.dev.architecture.fixture.worker.CallsApiFromWorker;
import io.tenure.dev.architecture.fixture.workflows.seat.ReadsRows;
import io.tenure.dev.architecture.fixture.workflows.seat.UsesSpring;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which module may use which, and which libraries stay in one place. DESIGN's table of modules. */
final class ModuleRules {

    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "workflows", Set.of(),
            "store", Set.of("workflows"),
            "activities", Set.of("workflows", "store"),
            "api", Set.of("workflows", "store"),
            "worker", Set.of("workflows", "store", "activities"),
            "dev", Set.of("workflows", "store"));

    private static final List<String> WORKFLOWS_LIBRARIES =
            List.of("java.", "io.temporal.", "com.fasterxml.jackson.", "org.jspecify.", "org.slf4j.");

    private static final List<String> PROVIDERS = List.of("com.stripe.", "com.twilio.", "com.resend.", "org.telegram.");

    private static final Set<String> SIGNATURE_VERIFICATION = Set.of(
            "com.stripe.net.Webhook",
            "com.stripe.net.Webhook$Signature",
            "com.stripe.exception.SignatureVerificationException");

    static final Rule EDGES = everyClass()
            .must("use only the modules that its own may use", ModuleRules::forbiddenModules)
            .because("writes travel from api through workflows and activities to store; a second road would need a"
                    + " second set of promises")
            .brokenBy(
                    ReadsRows.class,
                    CallsApi.class,
                    CallsActivities.class,
                    CallsApiFromWorker.class,
                    StartsWorkerInside.class);

    static final Rule PLAIN_WORKFLOWS = classesThat(
                    "reside in workflows", javaClass -> Place.isIn(javaClass, "workflows"))
            .must(
                    "use the JDK, the Temporal SDK with its Jackson 2, jspecify and slf4j only",
                    javaClass -> dependencies(javaClass)
                            .filter(used -> Place.of(used).isEmpty() && !startsWithAny(used, WORKFLOWS_LIBRARIES))
                            .map(used -> "uses " + used.getName()))
            .because("workflow code is replayed for years: each library in it is a behaviour that may never change")
            .brokenBy(UsesSpring.class);

    static final Rule ROWS_WITHOUT_TEMPORAL = classesThat(
                    "reside in store", javaClass -> Place.isIn(javaClass, "store"))
            .must(
                    "know nothing of Temporal",
                    javaClass -> dependencies(javaClass)
                            .filter(used -> used.getName().startsWith("io.temporal."))
                            .map(used -> "uses " + used.getName()))
            .because("the check never leaves PostgreSQL, and rows outlive the engine that wrote them")
            .brokenBy(SpeaksTemporal.class);

    static final Rule PROVIDERS_STAY_OUTSIDE = classesThat(
                    "reside outside of activities and temporal-dev",
                    javaClass -> !Place.isIn(javaClass, "activities") && !Place.isIn(javaClass, "dev"))
            .must(
                    "use nothing of a provider but the verification of signatures",
                    javaClass -> dependencies(javaClass)
                            .filter(used -> startsWithAny(used, PROVIDERS) && !isAllowedProviderClass(javaClass, used))
                            .map(used -> "uses " + used.getName()))
            .because("api verifies and translates; whoever else asks a provider waits for it on the customer's time")
            .brokenBy(AsksStripe.class);

    static final Rule CSV_IN_ONE_PLACE = classesThat(
                    "are not CsvFile", javaClass -> !javaClass.getName().equals("io.tenure.api.page.CsvFile"))
            .must(
                    "write no CSV",
                    javaClass -> dependencies(javaClass)
                            .filter(used -> used.getName().startsWith("org.apache.commons.csv."))
                            .map(used -> "uses " + used.getName()))
            .because("an export must not run as a formula in the spreadsheet of who opens it")
            .brokenBy(PrintsCsv.class);

    static final List<Rule> ALL =
            List.of(EDGES, PLAIN_WORKFLOWS, ROWS_WITHOUT_TEMPORAL, PROVIDERS_STAY_OUTSIDE, CSV_IN_ONE_PLACE);

    private ModuleRules() {}

    private static Stream<String> forbiddenModules(JavaClass javaClass) {
        Place own = Place.of(javaClass).orElseThrow();
        return dependencies(javaClass)
                .filter(used -> Place.of(used)
                        .filter(other -> !other.module().equals(own.module())
                                && !MAY_USE.getOrDefault(own.module(), Set.of()).contains(other.module()))
                        .isPresent())
                .map(used -> "uses " + used.getName());
    }

    private static boolean isAllowedProviderClass(JavaClass javaClass, JavaClass used) {
        return Place.isIn(javaClass, "api") && SIGNATURE_VERIFICATION.contains(used.getName());
    }

    private static boolean startsWithAny(JavaClass used, List<String> prefixes) {
        return prefixes.stream().anyMatch(used.getName()::startsWith);
    }

    private static Stream<JavaClass> dependencies(JavaClass javaClass) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(used -> !used.isPrimitive())
                .distinct();
    }
}
