package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestSystem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may, written down once by hand: OWNER manages everything, BILLING_ADMIN billing and seats, ADMIN seats; the three read all of their organization,
 * a MEMBER what concerns the member; support of the platform reads, operators act, admins grant. {@link AccessMatrixTest} holds the API to what it
 * declares, this table holds the declarations to that sentence.
 */
final class DeclaredRolesTest {

    private static final String TABLE = """
        MEMBER ADMIN BILLING_ADMIN OWNER support operator
            GET /organizations/{id}
            GET /organizations/{id}/members
            GET /subscriptions
            GET /subscriptions/{id}
            GET /subscriptions/{id}/seats
        ADMIN BILLING_ADMIN OWNER support operator
            GET /operations/{id}
            GET /organizations/{id}/audit
            GET /organizations/{id}/audit/export
            GET /organizations/{id}/audit/head
            GET /subscriptions/{id}/timeline
        ADMIN BILLING_ADMIN OWNER operator
            POST /subscriptions/{id}/seats
            POST /subscriptions/{id}/seats/{seatId}/reassign
            DELETE /subscriptions/{id}/seats/{seatId}
        BILLING_ADMIN OWNER operator
            POST /subscriptions
            PATCH /subscriptions/{id}
            PUT /subscriptions/{id}/payment-method
            POST /subscriptions/{id}/cancellation
            DELETE /subscriptions/{id}/cancellation
        OWNER operator
            PATCH /organizations/{id}
            POST /organizations/{id}/archive
            PUT /organizations/{id}/external-ids/{applicationSlug}
            DELETE /organizations/{id}/external-ids/{applicationSlug}
            POST /organizations/{id}/members
            PATCH /organizations/{id}/members/{userId}
        OWNER operator oneself
            DELETE /organizations/{id}/members/{userId}
        support operator
            GET /applications/{slug}/api-keys
            GET /attention
            GET /webhook-events
            GET /webhook-events/{id}
        operator
            POST /applications
            POST /applications/{slug}/api-keys
            POST /applications/{slug}/api-keys/{keyId}/rotate
            POST /applications/{slug}/api-keys/{keyId}/expire
            DELETE /applications/{slug}/api-keys/{keyId}
            PUT /subscriptions/{id}/hold
            DELETE /subscriptions/{id}/hold
            POST /subscriptions/{id}/resumption
            POST /webhook-events/retry
            POST /webhook-events/{id}/retry
            POST /webhook-events/{id}/ignore
        admin
            GET /platform-roles
            PUT /platform-roles/{userId}/{role}
            DELETE /platform-roles/{userId}/{role}
        token
            GET /organizations
            POST /organizations
            GET /applications
            GET /applications/{slug}
            GET /applications/{slug}/plans
            GET /users/me/seats
            DELETE /users/me/seats/{seatId}
        api-key
            POST /verify-seat
        integration-key
            POST /tasks/reconcile-events
            POST /tasks/overdue-periods
            POST /tasks/sweep
        signature
            POST /webhooks/stripe
        none
            GET /health
            GET /problems
            GET /problems/{code}
        """;

    /** A page for people, which no program calls. */
    private static final Set<String> PAGES = Set.of("GET /api/docs");

    @Test
    void declaresWhatTheIssueSays() {
        Map<String, Set<String>> declared = DocumentedOperation.all().stream()
                .collect(Collectors.toMap(
                        DocumentedOperation::name, DeclaredRolesTest::declared, (one, other) -> one, TreeMap::new));

        assertThat(declared).isEqualTo(table());
    }

    @Test
    void documentsEveryEndpoint() {
        Set<String> documented = DocumentedOperation.all().stream()
                .map(DocumentedOperation::name)
                .collect(Collectors.toSet());
        List<String> endpoints =
                TestSystem.API.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                        .filter(handler ->
                                handler.getValue().getBeanType().getName().startsWith("io.tenure."))
                        .filter(handler ->
                                !handler.getKey().getMethodsCondition().isEmpty())
                        .map(handler -> name(handler.getKey()))
                        .toList();

        assertThat(endpoints)
                .hasSizeGreaterThan(PAGES.size())
                .allMatch(endpoint -> documented.contains(endpoint) || PAGES.contains(endpoint));
    }

    @Test
    void asksTheStaffWhyOnEveryChange() {
        assertThat(DocumentedOperation.all())
                .allSatisfy(operation -> assertThat(operation.headers().contains("X-Reason"))
                        .as(operation.name())
                        .isEqualTo(
                                !operation.reads() && !operation.platformRoles().isEmpty()));
    }

    @Test
    void letsTheStaffBeSilentInOldCallsAndOnWhatIsThePlatformsOwn() {
        List<String> silent = DocumentedOperation.all().stream()
                .filter(operation -> operation.headers().contains("X-Reason"))
                .filter(operation -> operation.reason().isEmpty())
                .map(DocumentedOperation::name)
                .toList();

        assertThat(silent)
                .containsExactlyInAnyOrder(
                        "PATCH /organizations/{id}",
                        "PUT /organizations/{id}/external-ids/{applicationSlug}",
                        "POST /subscriptions",
                        "PATCH /subscriptions/{id}",
                        "PUT /subscriptions/{id}/payment-method",
                        "POST /subscriptions/{id}/cancellation",
                        "DELETE /subscriptions/{id}/cancellation",
                        "POST /subscriptions/{id}/seats",
                        "DELETE /subscriptions/{id}/seats/{seatId}",
                        "DELETE /subscriptions/{id}/hold",
                        "POST /applications",
                        "POST /applications/{slug}/api-keys",
                        "POST /applications/{slug}/api-keys/{keyId}/rotate",
                        "POST /applications/{slug}/api-keys/{keyId}/expire",
                        "DELETE /applications/{slug}/api-keys/{keyId}",
                        "PUT /platform-roles/{userId}/{role}",
                        "DELETE /platform-roles/{userId}/{role}");
    }

    private static Set<String> declared(DocumentedOperation operation) {
        Set<String> who = new TreeSet<>(operation.roles());
        who.addAll(operation.platformRoles());
        if (operation.oneself()) {
            who.add("oneself");
        }
        if (who.isEmpty()) {
            who.add(operation.proof());
        } else {
            assertThat(operation.proof()).as(operation.name()).isEqualTo("token");
        }
        return who;
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        Set<String> who = Set.of();
        for (String line : TABLE.lines().toList()) {
            if (line.startsWith(" ")) {
                table.put(line.strip(), who);
            } else {
                who = Arrays.stream(line.split(" ")).collect(Collectors.toCollection(TreeSet::new));
            }
        }
        return table;
    }

    private static String name(RequestMappingInfo mapping) {
        return Stream.of(
                        mapping.getMethodsCondition()
                                .getMethods()
                                .iterator()
                                .next()
                                .name(),
                        mapping.getPatternValues().iterator().next())
                .collect(Collectors.joining(" "));
    }
}
