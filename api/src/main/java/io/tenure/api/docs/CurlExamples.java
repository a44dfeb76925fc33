package io.tenure.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives each operation a curl line that runs, once the variables that the document names are set. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class CurlExamples implements OpenApiCustomizer {

    /** Which variable stands for which part of a path, query or body. */
    private static final Map<String, String> VARIABLES = Map.of(
            "organizations/{id}", "organizations/$ORGANIZATION_ID",
            "subscriptions/{id}", "subscriptions/$SUBSCRIPTION_ID",
            "operations/{id}", "operations/$OPERATION_ID",
            "{seatId}", "$SEAT_ID",
            "{applicationSlug}", "$APPLICATION");

    private static final Pattern ORGANIZATION = Pattern.compile("org_[0-9a-z]{26}");
    private static final Pattern PLAN = Pattern.compile("plan_[0-9a-z]{26}");

    private final JsonMapper mapper;

    CurlExamples(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operation.addExtension(
                                "x-codeSamples",
                                List.of(Map.of(
                                        "lang", "Shell", "label", "curl", "source", curl(method, path, operation))))));
    }

    private String curl(HttpMethod method, String path, Operation operation) {
        StringBuilder line = new StringBuilder("curl -sS -X ").append(method);
        line.append(" \"$API").append(variables(path)).append(query(operation)).append('"');
        if (needs(operation, ApiDocument.TOKEN)) {
            line.append(" -H \"Authorization: Bearer $TOKEN\"");
        }
        if (needs(operation, ApiDocument.API_KEY)) {
            line.append(" -H \"X-API-Key: $API_KEY\"");
        }
        Object example = example(operation);
        if (example != null) {
            String body = mapper.writeValueAsString(example).replace("\"", "\\\"");
            body = ORGANIZATION.matcher(body).replaceAll("\\$ORGANIZATION_ID");
            body = PLAN.matcher(body).replaceAll("\\$PLAN_ID");
            line.append(" -H 'Content-Type: application/json' -d \"")
                    .append(body)
                    .append('"');
        }
        return line.toString();
    }

    private static String variables(String path) {
        String filled = path;
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }

    private static String query(Operation operation) {
        if (operation.getParameters() == null) {
            return "";
        }
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : operation.getParameters()) {
            if ("query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired())) {
                String variable = parameter.getName().equals("organizationId") ? "$ORGANIZATION_ID" : "$APPLICATION";
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.getName())
                        .append('=')
                        .append(variable);
            }
        }
        return query.toString();
    }

    private static boolean needs(Operation operation, String scheme) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(requirement -> requirement.containsKey(scheme));
    }

    private static @Nullable Object example(Operation operation) {
        if (operation.getRequestBody() == null) {
            return null;
        }
        return operation.getRequestBody().getContent().values().stream()
                .map(MediaType::getExample)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
