package io.tenure.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives each operation a curl line that runs, once the variables that the document names are set: in the description, where every viewer shows it,
 * and as a code sample for those that know them. Its parameters get examples, too. Webhooks have none: only their sender can sign them.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class CurlExamples implements OpenApiCustomizer {

    private static final String WEBHOOKS = "/webhooks/";

    private final JsonMapper mapper;

    CurlExamples(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> addExamples(method, path, operation)));
    }

    private void addExamples(HttpMethod method, String path, Operation operation) {
        parameters(operation)
                .forEach(parameter -> ExampleValue.of(path, parameter.getName())
                        .ifPresent(value -> parameter.setExample(value.shown())));
        if (path.startsWith(WEBHOOKS)) {
            return;
        }
        String curl = curl(method, path, operation);
        operation.addExtension("x-codeSamples", List.of(Map.of("lang", "Shell", "label", "curl", "source", curl)));
        operation.setDescription(operation.getDescription() + "\n\n```sh\n" + curl + "\n```");
    }

    private String curl(HttpMethod method, String path, Operation operation) {
        StringBuilder line = new StringBuilder("curl -sS -X ").append(method);
        line.append(" \"$API").append(address(path, operation)).append('"');
        if (needs(operation, ApiDocument.TOKEN)) {
            line.append(" -H \"Authorization: Bearer $TOKEN\"");
        }
        if (isStaffAskedWhy(operation)) {
            line.append(" -H 'X-Reason: Ticket 4711'");
        }
        if (needs(operation, ApiDocument.API_KEY)) {
            line.append(" -H \"X-API-Key: $API_KEY\"");
        }
        if (needs(operation, ApiDocument.INTEGRATION_KEY)) {
            line.append(" -H \"X-Integration-Key: $INTEGRATION_KEY\"");
        }
        Object example = example(operation);
        if (example != null) {
            String body = mapper.writeValueAsString(example).replace("\"", "\\\"");
            for (ExampleValue value : ExampleValue.values()) {
                body = body.replace("\\\"" + value.shown() + "\\\"", "\\\"" + value.variable() + "\\\"");
            }
            line.append(" -H 'Content-Type: application/json' -d \"")
                    .append(body)
                    .append('"');
        }
        return line.toString();
    }

    /** With what must be given, in the path and in the query. */
    private static String address(String path, Operation operation) {
        String filled = path;
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : parameters(operation)) {
            String name = parameter.getName();
            String variable =
                    ExampleValue.of(path, name).map(ExampleValue::variable).orElse("");
            filled = filled.replace("{" + name + "}", variable);
            if ("query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired())) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(variable);
            }
        }
        return filled + query;
    }

    /** Where members may, too, the example is theirs. */
    private static boolean isStaffAskedWhy(Operation operation) {
        Map<String, Object> said = operation.getExtensions();
        return said != null && "header".equals(said.get(DeclaredAccess.REASON)) && !said.containsKey("x-roles");
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
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
