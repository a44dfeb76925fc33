package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what: the whole matrix in one place, compared with the endpoints that exist and tried on each of them. */
final class AccessMatrixTest {

    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> BILLING = Set.of(Role.OWNER, Role.BILLING_ADMIN);
    private static final Set<Role> ASSIGNING = Set.of(Role.OWNER, Role.BILLING_ADMIN, Role.ADMIN);
    private static final Set<Role> OPERATORS_ONLY = Set.of();

    /** Endpoints where a role decides. An empty set: operators only. */
    private static final Map<String, Set<Role>> MATRIX = Map.ofEntries(
            Map.entry("GET /organizations/{id}", ALL),
            Map.entry("PATCH /organizations/{id}", Set.of(Role.OWNER)),
            Map.entry("GET /organizations/{id}/audit", ASSIGNING),
            Map.entry("GET /organizations/{id}/audit/head", ASSIGNING),
            Map.entry("GET /organizations/{id}/audit/export", ASSIGNING),
            Map.entry("PUT /organizations/{id}/external-ids/{applicationSlug}", Set.of(Role.OWNER)),
            Map.entry("DELETE /organizations/{id}/external-ids/{applicationSlug}", Set.of(Role.OWNER)),
            Map.entry("POST /organizations/{id}/archive", Set.of(Role.OWNER)),
            Map.entry("GET /organizations/{id}/members", ALL),
            Map.entry("POST /organizations/{id}/members", Set.of(Role.OWNER)),
            Map.entry("PATCH /organizations/{id}/members/{userId}", Set.of(Role.OWNER)),
            Map.entry("DELETE /organizations/{id}/members/{userId}", Set.of(Role.OWNER)),
            Map.entry("POST /subscriptions", BILLING),
            Map.entry("GET /subscriptions", ALL),
            Map.entry("GET /subscriptions/{id}", ALL),
            Map.entry("PATCH /subscriptions/{id}", BILLING),
            Map.entry("PUT /subscriptions/{id}/payment-method", BILLING),
            Map.entry("POST /subscriptions/{id}/cancellation", BILLING),
            Map.entry("DELETE /subscriptions/{id}/cancellation", BILLING),
            Map.entry("GET /subscriptions/{id}/timeline", ASSIGNING),
            Map.entry("GET /subscriptions/{id}/seats", ASSIGNING),
            Map.entry("POST /subscriptions/{id}/seats", ASSIGNING),
            Map.entry("DELETE /subscriptions/{id}/seats/{seatId}", ASSIGNING),
            Map.entry("POST /subscriptions/{id}/seats/{seatId}/reassign", ASSIGNING),
            Map.entry("PUT /subscriptions/{id}/hold", OPERATORS_ONLY),
            Map.entry("DELETE /subscriptions/{id}/hold", OPERATORS_ONLY),
            Map.entry("POST /subscriptions/{id}/resumption", OPERATORS_ONLY),
            Map.entry("GET /operations/{id}", BILLING));

    /** Endpoints of the platform's staff that are about no organization: whoever is none of them gets 403. */
    private static final Map<String, Requirement> STAFF = Map.of(
            "GET /attention", new Requirement.Support(),
            "GET /webhook-events", new Requirement.Support(),
            "GET /webhook-events/{id}", new Requirement.Support(),
            "POST /webhook-events/{id}/retry", new Requirement.Operator(),
            "POST /webhook-events/{id}/ignore", new Requirement.Operator(),
            "POST /webhook-events/retry", new Requirement.Operator());

    /** Endpoints for a trusted machine. */
    private static final Set<String> TASKS =
            Set.of("POST /tasks/reconcile-events", "POST /tasks/overdue-periods", "POST /tasks/sweep");

    /** Endpoints for everybody with a token, which show nothing but the caller's own, or nothing that is anybody's. */
    private static final Set<String> ANY_USER = Set.of(
            "POST /organizations",
            "GET /organizations",
            "GET /plans",
            "GET /applications",
            "GET /applications/{slug}",
            "GET /applications/{slug}/plans");

    /** Endpoints for operators, about nothing that is an organization's: others get 403, for there is nobody to hide it from. */
    private static final Set<String> PLATFORM = Set.of(
            "POST /applications",
            "POST /applications/{slug}/api-keys",
            "GET /applications/{slug}/api-keys",
            "POST /applications/{slug}/api-keys/{keyId}/rotate",
            "POST /applications/{slug}/api-keys/{keyId}/expire",
            "DELETE /applications/{slug}/api-keys/{keyId}");

    /** Endpoints for the platform's admins, which are about no organization. */
    private static final Set<String> ADMINS_ONLY = Set.of(
            "GET /platform-roles", "PUT /platform-roles/{userId}/{role}", "DELETE /platform-roles/{userId}/{role}");

    /** Endpoints that ask for no token. */
    private static final Set<String> PUBLIC =
            Set.of("GET /health", "GET /api/docs", "GET /problems", "GET /problems/{code}", "POST /webhooks/stripe");

    @Test
    void listsTheEndpointsThatExistAndNoOthers() {
        Set<String> known = new TreeSet<>(MATRIX.keySet());
        known.addAll(ANY_USER);
        known.addAll(PLATFORM);
        known.addAll(PUBLIC);
        known.addAll(ADMINS_ONLY);
        known.addAll(STAFF.keySet());
        known.addAll(TASKS);

        assertThat(endpoints().keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @TestFactory
    Stream<DynamicTest> declaresWhatTheMatrixSays() {
        return endpoints().entrySet().stream()
                .map(endpoint -> dynamicTest(
                        endpoint.getKey(),
                        () -> assertThat(asked(endpoint.getValue())).isEqualTo(expected(endpoint))));
    }

    @TestFactory
    Stream<DynamicTest> answersNobodyWithoutAToken() {
        return endpoints().keySet().stream()
                .filter(endpoint -> !PUBLIC.contains(endpoint))
                .map(endpoint -> dynamicTest(
                        endpoint,
                        () -> assertThat(call(TestSystem.API.as(null), endpoint).status())
                                .isEqualTo(401)));
    }

    @TestFactory
    Stream<DynamicTest> hidesFromStrangersAndRefusesOtherRoles() {
        return MATRIX.keySet().stream()
                .flatMap(endpoint -> Stream.concat(
                        Stream.of(dynamicTest(endpoint + " as a stranger", () -> isHidden(endpoint))),
                        Stream.of(Role.values())
                                .map(role -> dynamicTest(endpoint + " as " + role, () -> isDecided(endpoint, role)))));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhoIsNotOfTheStaff() {
        return STAFF.keySet().stream()
                .map(endpoint -> dynamicTest(endpoint, () -> {
                    assertThat(call(TestSystem.stranger(), endpoint).status()).isEqualTo(403);
                    assertThat(call(Seen.PLACE.as(Role.OWNER), endpoint).code()).isEqualTo("role-not-sufficient");
                }));
    }

    @TestFactory
    Stream<DynamicTest> keepsThePlatformsOwnForOperators() {
        return PLATFORM.stream()
                .map(endpoint -> dynamicTest(endpoint, () -> {
                    assertThat(call(Seen.PLACE.as(Role.OWNER), endpoint).code()).isEqualTo("role-not-sufficient");
                    assertThat(call(TestSystem.stranger(), endpoint).status()).isEqualTo(403);
                    assertThat(call(TestSystem.operator(), endpoint).status()).isIn(400, 404);
                }));
    }

    private static void isHidden(String endpoint) {
        Answer answer = call(TestSystem.stranger(), endpoint);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
    }

    private static void isDecided(String endpoint, Role role) {
        Place place = endpoint.endsWith("/archive") ? TestSystem.place() : Seen.PLACE;
        Answer answer = call(place.as(role), place, endpoint);

        if (MATRIX.getOrDefault(endpoint, Set.of()).contains(role)) {
            assertThat(answer.status()).isNotIn(401, 403);
        } else {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("role-not-sufficient");
        }
    }

    /** With an empty body: who may is decided before the body is looked at, except where the body names the organization. */
    private static Answer call(TestHttp caller, String endpoint) {
        return call(caller, Seen.PLACE, endpoint);
    }

    private static Answer call(TestHttp caller, Place place, String endpoint) {
        String[] parts = endpoint.split(" ");
        String path = parts[1].replace("organizations/{id}", "organizations/" + place.organization())
                .replace("subscriptions/{id}", "subscriptions/" + Seen.SUBSCRIPTION)
                .replace("operations/{id}", "operations/" + Seen.OPERATION)
                .replace("webhook-events/{id}", "webhook-events/event_00000000000000000000000001")
                .replace("{seatId}", "seat_01jd3v8y0geqtrwqw8r5c8j2qk")
                .replace("{userId}", "nobody")
                .replace("{role}", "support")
                .replace("{keyId}", "key_01jd3v8y0geqtrwqw8r5c8j2qk")
                .replace("{slug}", "nowhere")
                .replace("{applicationSlug}", "nowhere");
        String query = endpoint.equals("GET /subscriptions") ? "?organizationId=" + Seen.PLACE.organization() : "";
        String body = endpoint.equals("POST /subscriptions")
                ? "{\"organizationId\":\"" + Seen.PLACE.organization() + "\"}"
                : parts[0].equals("GET") ? null : "{}";
        return caller.send(parts[0], path + query, body);
    }

    private static Requirement asked(Method method) {
        return Requirement.of(method) instanceof Requirement.OneOf oneOf
                ? new Requirement.OneOf(oneOf.roles())
                : Requirement.of(method);
    }

    private static Requirement expected(Map.Entry<String, Method> endpoint) {
        if (PUBLIC.contains(endpoint.getKey())) {
            return new Requirement.Nothing();
        }
        if (TASKS.contains(endpoint.getKey())) {
            return new Requirement.Integration();
        }
        Requirement platform = STAFF.get(endpoint.getKey());
        if (platform != null) {
            return platform;
        }
        if (ANY_USER.contains(endpoint.getKey())) {
            return new Requirement.AnyUser();
        }
        if (ADMINS_ONLY.contains(endpoint.getKey())) {
            return new Requirement.Admin();
        }
        Set<Role> roles = MATRIX.getOrDefault(endpoint.getKey(), Set.of());
        List<Role> inOrder = Stream.of(Role.values()).filter(roles::contains).toList();
        return roles.isEmpty() ? new Requirement.Operator() : new Requirement.OneOf(inOrder);
    }

    /** Every handler method of ours, by method and path. */
    private static Map<String, Method> endpoints() {
        return TestSystem.API.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("io.tenure."))
                .filter(handler -> !handler.getKey().getMethodsCondition().isEmpty())
                .collect(Collectors.toMap(
                        handler -> name(handler.getKey()),
                        handler -> handler.getValue().getMethod()));
    }

    private static String name(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().iterator().next() + " "
                + mapping.getPatternValues().iterator().next();
    }

    /** What the calls are about. */
    private static final class Seen {

        private static final Place PLACE = TestSystem.place();
        private static final String SUBSCRIPTION = PLACE.as(Role.OWNER)
                .post("/subscriptions", PLACE.terms(2, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        private static final String OPERATION = TestSystem.OWNER
                .withHandle(handle -> handle.select(
                                "select operation_id from operation where subscription_id = ?",
                                SubscriptionId.parse(SUBSCRIPTION))
                        .mapTo(OperationId.class)
                        .one())
                .toString();
    }
}
