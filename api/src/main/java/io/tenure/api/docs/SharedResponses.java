package io.tenure.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.tenure.api.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts refusals that many operations have in common among the components, and a reference in their place: said with each operation they would be most of
 * the document.
 */
@Component
@Order(1)
final class SharedResponses implements OpenApiCustomizer {

    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`: ");

    @Override
    public void customise(OpenAPI document) {
        List<ApiResponses> all = new TreeMap<>(document.getPaths())
                .values().stream()
                        .map(PathItem::readOperations)
                        .flatMap(List::stream)
                        .map(operation -> operation.getResponses())
                        .toList();
        Map<ApiResponse, Long> times = all.stream()
                .flatMap(responses -> responses.values().stream())
                .filter(SharedResponses::isRefusal)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, ApiResponse> shared = new TreeMap<>();
        all.forEach(responses -> responses.replaceAll((status, response) -> {
            String name = name(status, response);
            boolean common = times.getOrDefault(response, 0L) > 1
                    && shared.computeIfAbsent(name, first -> response).equals(response);
            return common ? new ApiResponse().$ref("#/components/responses/" + name) : response;
        }));
        shared.forEach(document.getComponents()::addResponses);
    }

    private static boolean isRefusal(ApiResponse response) {
        return response.getContent() != null && response.getContent().containsKey(Problem.MEDIA_TYPE);
    }

    /** Such as {@code 404.not-found}, and {@code 404.not-found.kept} where a repeat under the same key is answered it again. */
    private static String name(String status, ApiResponse response) {
        boolean kept = response.getHeaders() != null && response.getHeaders().containsKey(ResponseHeaders.REPLAYED);
        String codes = CODE.matcher(response.getDescription())
                .results()
                .map((MatchResult code) -> "." + code.group(1))
                .collect(Collectors.joining());
        return status + codes + (kept ? ".kept" : "");
    }
}
