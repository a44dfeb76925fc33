package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.tenure.dev.architecture.fixture.api.seat.OpensItsOwnConnections;
import io.tenure.dev.architecture.fixture.api.seat.SeesAllTenants;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who sees rows of more than one organization. The list is all of it: the rest of the API's requests see one (docs/adr/0009). */
final class TenantRules {

    private static final Map<String, String> ACROSS = Map.ofEntries(
            Map.entry("identity.Access", "asks whose an object is, and what the caller is there"),
            Map.entry("identity.People", "claims what was meant for a person, in every organization"),
            Map.entry("identity.Staff", "the platform's roles; its audit is of no organization"),
            Map.entry("organization.OwnOrganizations", "a caller's organizations"),
            Map.entry("seat.OwnSeats", "a caller's seats"),
            Map.entry("application.Applications", "the platform's applications; their audit is of no organization"),
            Map.entry("application.ApplicationKeys", "applications' keys; their audit is of no organization"),
            Map.entry("application.ApplicationConfiguration", "when keys were last used, in batches"),
            Map.entry("seat.SeatConfiguration", "when seats were last used, in batches; which keys there are"),
            Map.entry("subscription.ForgottenOperations", "what was asked for and forgotten, of everybody"),
            Map.entry("subscription.TakenOperations", "what workflows have taken and may have lost, of everybody"),
            Map.entry("idempotency.IdempotencyKeys", "comes before the gate; its rows are of no organization"),
            Map.entry("idempotency.ForgottenKeys", "old keys; its rows are of no organization"),
            Map.entry("request.RateLimits", "comes before the gate; its rows are of no organization"),
            Map.entry("webhook.StripeIntake", "finds whom a provider's event concerns"),
            Map.entry("webhook.Inbox", "what the platform's staff sees of the inbox"),
            Map.entry("operator.AttentionController", "what waits for a person, of everybody"));

    private static final String DOOR = "io.tenure.api.identity.AcrossTenants";

    private static final List<String> CONNECTIONS =
            List.of("javax.sql.DataSource", "java.sql.DriverManager", "com.zaxxer.hikari.HikariDataSource");

    static final Rule FEW_SEE_ALL_TENANTS = classesThat("belong to the API", javaClass -> Place.isIn(javaClass, "api"))
            .must(
                    "see the rows of one organization, those apart that say why not",
                    javaClass -> uses(javaClass, List.of(DOOR))
                            .filter(door -> !isDoorkeeper(javaClass) && !ACROSS.containsKey(name(javaClass)))
                            .map(door -> "sees the rows of all"))
            .because("row level security is the wall behind a statement that forgot its tenant: who stands beyond it"
                    + " must be known")
            .brokenBy(SeesAllTenants.class);

    static final Rule CONNECTIONS_COME_FROM_JDBI = classesThat(
                    "belong to the API", javaClass -> Place.isIn(javaClass, "api"))
            .must(
                    "have no connections but JDBI's",
                    javaClass -> uses(javaClass, CONNECTIONS)
                            .filter(source -> !isDoorkeeper(javaClass))
                            .map(source -> "uses " + source))
            .because("a connection that is taken past TenantConnections may be another tenant's still")
            .brokenBy(OpensItsOwnConnections.class);

    static final List<Rule> ALL =
            List.of(FEW_SEE_ALL_TENANTS, CONNECTIONS_COME_FROM_JDBI, TenantStatements.STATEMENTS_NAME_THEIR_TENANT);

    private TenantRules() {}

    /** The list itself, for the test that finds what is on it without need. */
    static Stream<String> listed() {
        return ACROSS.keySet().stream().map(name -> "io.tenure.api." + name);
    }

    static boolean isAcross(JavaClass javaClass) {
        return uses(javaClass, List.of(DOOR)).findAny().isPresent();
    }

    private static boolean isDoorkeeper(JavaClass javaClass) {
        return javaClass.getName().equals(DOOR) || name(javaClass).equals("ApiConfiguration");
    }

    private static Stream<String> uses(JavaClass javaClass, List<String> names) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getName)
                .filter(names::contains)
                .distinct();
    }

    /** Of the outermost class, within its module. */
    private static String name(JavaClass javaClass) {
        String name = javaClass.getName().replaceFirst("\\$.*", "");
        return name.substring(name.indexOf(".api.") + ".api.".length());
    }
}
