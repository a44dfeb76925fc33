package io.tenure.api.request;

import io.tenure.api.TestSystem;
import io.tenure.api.identity.PublicEndpoint;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where a stranger can knock.
 *
 * @param open needs no token
 */
record Entrance(URI server, String method, String path, boolean open) {

    private static final List<String> BESIDE_CONTROLLERS = List.of(
            "POST /verify-seat",
            "GET /api/docs/ui/page.js",
            "GET /api/docs/ui/scalar.js",
            "GET /api/docs/ui/nothing.js",
            "GET /problems/nothing",
            "POST /webhooks/nobody",
            "GET /",
            "GET /nowhere",
            "GET /favicon.ico",
            "GET /actuator/health");

    /** Every one of the API: what is mapped, what stands beside it, and what is not there. The operators' port is published nowhere. */
    static List<Entrance> all() {
        URI api = URI.create(TestSystem.API.url());
        return Stream.of(mapped(api), BESIDE_CONTROLLERS.stream().map(entrance -> of(api, entrance, true)))
                .flatMap(entrances -> entrances)
                .sorted(Comparator.comparing(Entrance::toString))
                .toList();
    }

    private static Stream<Entrance> mapped(URI api) {
        return TestSystem.API
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(mapping -> of(api, mapping.getKey(), isOpen(mapping.getValue())));
    }

    private static Stream<Entrance> of(URI api, RequestMappingInfo mapping, boolean open) {
        List<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        return mapping.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? List.of("GET") : methods)
                        .stream().map(method -> of(api, method + " " + path, open)));
    }

    private static Entrance of(URI server, String methodAndPath, boolean open) {
        String[] parts = methodAndPath.split(" ");
        return new Entrance(server, parts[0], parts[1], open);
    }

    /** Controllers of libraries are guarded by nobody. */
    private static boolean isOpen(HandlerMethod handler) {
        return handler.hasMethodAnnotation(PublicEndpoint.class)
                || !handler.getBeanType().getName().startsWith("io.tenure.");
    }
}
