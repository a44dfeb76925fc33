package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;
import static io.tenure.dev.architecture.Rule.everyClass;

import com.tngtech.archunit.core.domain.JavaClass;
import io.tenure.dev.architecture.fixture.activities.ticket.ReadsForeignRows;
import io.tenure.dev.architecture.fixture.activities.ticket.ReadsForeignRowsByReference;
import io.tenure.dev.architecture.fixture.activities.ticket.ReadsForeignRowsInTwoSteps;
import io.tenure.dev.architecture.fixture.api.handler.InAnUnknownRoom;
import io.tenure.dev.architecture.fixture.api.subscription.WritesForTheWorkflow;
import io.tenure.dev.architecture.fixture.store.common.InADrawer;
import io.tenure.dev.architecture.fixture.worker.WritesByHand;
import io.tenure.dev.architecture.fixture.worker.WritesRows;
import io.tenure.dev.architecture.fixture.worker.WritesRowsInTwoSteps;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Features: what they are called, where they meet, and who writes their rows. */
final class FeatureRules {

    /** {@code application} is what organizations subscribe to, with its plans and keys. */
    private static final Set<String> FEATURES = Set.of(
            "subscription",
            "seat",
            "license",
            "dunning",
            "message",
            "organization",
            "invite",
            "ticket",
            "privacy",
            "certificate",
            "webhook",
            "identity",
            "audit",
            "analytics",
            "application");

    /** The operator's command, which makes the first rows of several features. */
    private static final String OPERATOR = "operator";

    /** What a module needs beside its features; {@code idempotency} because keys belong to requests of every feature, and its rows to no other. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "workflows", Set.of("value", "temporal"),
            "store", Set.of("idempotency"),
            "worker", Set.of("temporal", "setup"),
            "api", Set.of("problem", "request", "idempotency", "page", "docs", "health", OPERATOR));

    private static final Set<String> DRAWERS = Set.of(
            "common",
            "util",
            "utils",
            "model",
            "models",
            "dto",
            "service",
            "services",
            "impl",
            "helper",
            "helpers",
            "core",
            "misc",
            "shared");

    /** Statements that another feature may call, because its transaction must hold both. */
    private static final Map<String, Set<String>> GUESTS = Map.of(
            "WebhookSettlementDao", Set.of("subscription"),
            "AuditEntryDao", FEATURES,
            "AccessDao", Set.of("identity"),
            "PersonDao", Set.of("seat", "organization"),
            "SeatClaimDao", Set.of("identity"),
            "MemberSeatDao", Set.of("organization"),
            "ExpectedMemberDao", Set.of("identity"),
            "PlatformRoleDao", Set.of("identity"),
            "ApplicationDao", Set.of("organization"));

    /** Tables whose rows a workflow owns, by the interface that holds their statements. */
    private static final Set<String> OWNED_BY_WORKFLOW =
            Set.of("SubscriptionDao", "SubscriptionHoldDao", "StandingChangeDao", "PaidPeriodDao");

    /** Claims of inbox rows, which the relay in the worker takes and gives back. */
    private static final String RELAYED = "WebhookRelayDao";

    /** Asks PostgreSQL for nothing but an answer. */
    private static final String HEALTH = "HealthController";

    static final Rule ROOMS_HAVE_FEATURE_NAMES = classesThat(
                    "reside outside of temporal-dev", javaClass -> !Place.isIn(javaClass, "dev"))
            .must("stand in a package that is called like a feature", FeatureRules::unknownRoom)
            .because("a feature has the same name in every module, so a stranger finds its room in each")
            .brokenBy(InAnUnknownRoom.class);

    static final Rule NO_DRAWERS = everyClass()
            .must(
                    "stand in no package that is a drawer",
                    javaClass -> Arrays.stream(
                                    Place.of(javaClass).orElseThrow().room().split("\\."))
                            .filter(DRAWERS::contains)
                            .map(name -> "stands in a package called " + name))
            .because("a package called like a drawer collects what nobody looks for")
            .alsoInTestsBrokenBy(InADrawer.class);

    static final Rule FEATURES_KEEP_THEIR_SQL = everyClass()
            .must(
                    "call statements of their own feature only",
                    javaClass -> Statements.calledBy(javaClass)
                            .filter(call -> !isOwnOrGuest(javaClass, call.getTargetOwner()))
                            .map(call -> "calls " + call.getTarget().getFullName()))
            .because("features meet through each other's workflow interfaces and records, never through each other's"
                    + " SQL")
            .brokenBy(ReadsForeignRows.class, ReadsForeignRowsByReference.class, ReadsForeignRowsInTwoSteps.class);

    static final Rule ONLY_OWNERS_WRITE = everyClass()
            .must(
                    "write rows in activities or api only, a workflow's rows in its activities, and claims in the"
                            + " relay",
                    javaClass -> Statements.calledBy(javaClass)
                            .filter(Statements::isWrite)
                            .filter(call -> !mayWrite(javaClass, call.getTargetOwner()))
                            .map(call -> "calls " + call.getTarget().getFullName()))
            .because("one writer per row: a workflow's row is compared and set by its activities, all others are"
                    + " written by api (law 5)")
            .brokenBy(WritesForTheWorkflow.class, WritesRows.class, WritesRowsInTwoSteps.class);

    static final Rule SQL_STANDS_IN_STORE = classesThat(
                    "reside outside of store and temporal-dev",
                    javaClass -> !Place.isIn(javaClass, "store") && !Place.isIn(javaClass, "dev"))
            .must(
                    "make no statement by hand, the question whether the database lives apart",
                    javaClass -> Statements.byHand(javaClass)
                            .filter(call -> !javaClass.getSimpleName().equals(HEALTH))
                            .map(call -> "calls " + call.getTarget().getFullName()))
            .because("whose rows a statement touches is known of the statements of store alone: by hand anybody would"
                    + " write anything")
            .brokenBy(WritesByHand.class);

    static final List<Rule> ALL = List.of(
            ROOMS_HAVE_FEATURE_NAMES, NO_DRAWERS, FEATURES_KEEP_THEIR_SQL, ONLY_OWNERS_WRITE, SQL_STANDS_IN_STORE);

    private FeatureRules() {}

    private static Stream<String> unknownRoom(JavaClass javaClass) {
        Place place = Place.of(javaClass).orElseThrow();
        String feature = place.feature();
        boolean known = feature.isEmpty()
                || FEATURES.contains(feature)
                || ROOMS.getOrDefault(place.module(), Set.of()).contains(feature);
        return known ? Stream.empty() : Stream.of("stands in " + feature);
    }

    private static boolean isOwnOrGuest(JavaClass caller, JavaClass statements) {
        String feature = Place.of(caller).orElseThrow().feature();
        return feature.equals(OPERATOR)
                || feature.equals(Place.of(statements).orElseThrow().feature())
                || GUESTS.getOrDefault(statements.getSimpleName(), Set.of()).contains(feature);
    }

    private static boolean mayWrite(JavaClass caller, JavaClass statements) {
        return switch (Place.of(caller).orElseThrow().module()) {
            case "activities" -> true;
            case "api" -> !OWNED_BY_WORKFLOW.contains(statements.getSimpleName());
            case "worker" -> statements.getSimpleName().equals(RELAYED);
            default -> false;
        };
    }
}
