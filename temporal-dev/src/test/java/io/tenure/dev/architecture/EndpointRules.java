package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;
import static io.tenure.dev.architecture.Rule.everyClass;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.tenure.dev.architecture.fixture.api.seat.DeclaresNothing;
import io.tenure.dev.architecture.fixture.api.seat.DeclaresTwice;
import io.tenure.dev.architecture.fixture.api.seat.PublicController;
import io.tenure.dev.architecture.fixture.api.seat.RoutesBehindTheGate;
import io.tenure.dev.architecture.fixture.api.seat.UnlistedFilter;
import io.tenure.dev.architecture.fixture.api.seat.UnlistedServlet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing is reachable that does not say who may reach it. */
final class EndpointRules {

    private static final String IDENTITY = "io.tenure.api.identity.";

    private static final List<String> DECLARATIONS = List.of(
            IDENTITY + "RequiresRole",
            IDENTITY + "RequiresPlatformRole",
            IDENTITY + "RequiresUser",
            IDENTITY + "PublicEndpoint",
            IDENTITY + "RequiresIntegrationKey");

    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";

    /** What stands before the gate: what all requests have in common, and the check, which authenticates by its API key. */
    private static final Set<String> BEFORE_THE_GATE = Set.of(
            "io.tenure.api.idempotency.IdempotencyFilter",
            "io.tenure.api.request.AddressFilter",
            "io.tenure.api.request.StrangersFilter",
            "io.tenure.api.request.RateLimitFilter",
            "io.tenure.api.request.BodyLimitFilter",
            "io.tenure.api.request.RequestFilter",
            "io.tenure.api.seat.SeatCheckFilter");

    private static final Set<String> WAYS_AROUND = Set.of(
            "org.springframework.web.servlet.function.RouterFunction",
            "org.springframework.web.reactive.function.server.RouterFunction",
            "org.springframework.web.HttpRequestHandler",
            "org.springframework.web.servlet.mvc.Controller");

    static final Rule AUTHORIZATION_IS_DECLARED = classesThat(
                    "have endpoints",
                    javaClass -> endpoints(javaClass).findAny().isPresent())
            .must(
                    "declare exactly one authorization on each endpoint",
                    javaClass -> endpoints(javaClass)
                            .filter(method -> DECLARATIONS.stream()
                                            .filter(method::isAnnotatedWith)
                                            .count()
                                    != 1)
                            .map(method -> "does not in " + method.getName()))
            .because("an endpoint that somebody forgot to protect must not reach a deployment")
            .brokenBy(DeclaresNothing.class, DeclaresTwice.class);

    static final Rule NO_WAY_AROUND = everyClass()
            .must(
                    "open no endpoint beside the controllers, except by a filter that is listed here",
                    EndpointRules::waysAround)
            .because("the gate stands before controllers; whatever goes around it must be known by name")
            .brokenBy(UnlistedServlet.class, UnlistedFilter.class, RoutesBehindTheGate.class);

    static final Rule CONTROLLERS_ARE_INSIDE = classesThat(
                    "have endpoints",
                    javaClass -> endpoints(javaClass).findAny().isPresent())
            .must(
                    "be package-private",
                    javaClass -> Stream.of(javaClass)
                            .filter(controller -> controller.getModifiers().contains(JavaModifier.PUBLIC))
                            .map(controller -> "is public"))
            .because("a controller translates for the outside; inside, nobody calls it")
            .brokenBy(PublicController.class);

    static final List<Rule> ALL = List.of(AUTHORIZATION_IS_DECLARED, NO_WAY_AROUND, CONTROLLERS_ARE_INSIDE);

    private EndpointRules() {}

    private static Stream<JavaMethod> endpoints(JavaClass javaClass) {
        return Place.isIn(javaClass, "dev")
                ? Stream.empty()
                : javaClass.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(MAPPING) || method.isMetaAnnotatedWith(MAPPING));
    }

    private static Stream<String> waysAround(JavaClass javaClass) {
        if (Place.isIn(javaClass, "dev") || BEFORE_THE_GATE.contains(javaClass.getName())) {
            return Stream.empty();
        }
        Stream<String> servlets = Stream.of("jakarta.servlet.Servlet", "jakarta.servlet.Filter")
                .filter(javaClass::isAssignableTo)
                .map(type -> "is a " + type);
        Stream<String> routes = javaClass.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getName())
                .filter(WAYS_AROUND::contains)
                .map(way -> "uses " + way);
        return Stream.concat(servlets, routes);
    }
}
