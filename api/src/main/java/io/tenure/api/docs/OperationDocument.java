package io.tenure.api.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.tenure.api.identity.RequiresIntegrationKey;
import io.tenure.api.identity.WhoMay;
import io.tenure.api.problem.ProblemType;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what its annotations say: who may, what it answers, and every problem that it may answer with. */
@Component
final class OperationDocument implements OperationCustomizer {

    private static final String JSON = "application/json";

    private final DocumentSchemas schemas;
    private final ProblemResponses problemResponses;

    OperationDocument(DocumentSchemas schemas, ProblemResponses problemResponses) {
        this.schemas = schemas;
        this.problemResponses = problemResponses;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        WhoMay whoMay = WhoMay.of(handler.getMethod());
        String more = operation.getDescription() == null ? "" : "\n\n" + operation.getDescription();
        operation.setDescription("Who may: " + whoMay.words() + "." + more);
        operation.setSecurity(security(whoMay, handler));
        RequestHeaders.of(handler).forEach(operation::addParametersItem);
        Answered answered = handler.getMethodAnnotation(Answered.class);
        if (answered != null) {
            operation.setResponses(successes(answered));
        }
        if (RequestHeaders.isTagged(handler)) {
            operation.getResponses().addApiResponse("304", new ApiResponse().description("As you know it"));
        }
        List<ProblemType> problems = PossibleProblems.of(handler);
        problemResponses.add(operation.getResponses(), problems);
        ResponseHeaders.add(operation.getResponses(), handler);
        RequestExample.of(handler)
                .ifPresent(example -> operation
                        .getRequestBody()
                        .getContent()
                        .values()
                        .forEach(content -> content.setExample(example)));
        return operation;
    }

    private static List<SecurityRequirement> security(WhoMay whoMay, HandlerMethod handler) {
        if (handler.hasMethodAnnotation(RequiresIntegrationKey.class)) {
            return List.of(new SecurityRequirement().addList(ApiDocument.INTEGRATION_KEY));
        }
        return whoMay.token() ? List.of(new SecurityRequirement().addList(ApiDocument.TOKEN)) : List.of();
    }

    private ApiResponses successes(Answered answered) {
        ApiResponses responses = new ApiResponses();
        ApiResponse success = new ApiResponse().description("Done");
        if (answered.with() != Void.class) {
            success.content(content(JSON, answered.with()));
        }
        responses.addApiResponse(String.valueOf(answered.status()), success);
        for (int status : answered.also()) {
            responses.addApiResponse(
                    String.valueOf(status),
                    new ApiResponse().description("Not well").content(success.getContent()));
        }
        if (answered.orLater()) {
            responses.addApiResponse("202", later());
        }
        return responses;
    }

    private ApiResponse later() {
        return new ApiResponse()
                .description("Accepted and not finished: read the operation at the address in Location")
                .content(new Content()
                        .addMediaType(JSON, new MediaType().schema(DocumentSchemas.reference("Operation"))));
    }

    private Content content(String type, Class<?> body) {
        return new Content().addMediaType(type, new MediaType().schema(schemas.of(body)));
    }
}
