package io.tenure.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.tenure.api.problem.Problem;
import io.tenure.api.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes {@code POST /verify-seat}, which stands before every controller and is therefore not found among them. */
@Component
@Order(0)
final class CheckDocument implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final Map<String, String> EXAMPLE =
            new TreeMap<>(Map.of("userId", "user_123", "applicationSlug", "healos", "externalOrgId", "hospital_456"));
    private static final List<ProblemType> PROBLEMS = List.of(
            ProblemType.UNREADABLE_BODY,
            ProblemType.API_KEY_UNKNOWN,
            ProblemType.APPLICATION_MISMATCH,
            ProblemType.BODY_TOO_LARGE,
            ProblemType.MEDIA_TYPE_NOT_SUPPORTED,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.DATABASE_UNAVAILABLE);

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().put("SeatQuestion", question());
        document.getComponents().getSchemas().put("SeatAnswer", answer());
        document.getPaths().addPathItem("/verify-seat", new PathItem().post(operation()));
    }

    private static Operation operation() {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(
                "200", new ApiResponse().description("The answer, yes or no").content(json("SeatAnswer")));
        PROBLEMS.forEach(type -> responses.addApiResponse(
                String.valueOf(type.status()),
                new ApiResponse()
                        .description("`" + type.code() + "`: " + type.title() + ".")
                        .content(new Content()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        new MediaType().schema(DocumentSchemas.reference("Problem"))))));
        MediaType question = new MediaType()
                .schema(DocumentSchemas.reference("SeatQuestion"))
                .example(EXAMPLE);
        Content body = new Content().addMediaType(JSON, question);
        return new Operation()
                .operationId("verifySeat")
                .summary("Ask whether a user may in")
                .description("Who may: an application with its API key. No access is 200 with a reason, not an error.")
                .addTagsItem("Check")
                .security(List.of(new SecurityRequirement().addList(ApiDocument.API_KEY)))
                .requestBody(new RequestBody().required(true).content(body))
                .responses(responses);
    }

    private static Content json(String schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(DocumentSchemas.reference(schema)));
    }

    private static Schema<?> question() {
        Schema<?> question = new ObjectSchema();
        question.addProperty("userId", new StringSchema().description("Subject of the user's token"));
        question.addProperty("applicationSlug", new StringSchema().description("The key's own application"));
        question.addProperty(
                "externalOrgId", new StringSchema().description("The application's id of the organization"));
        question.setRequired(List.of("userId", "applicationSlug", "externalOrgId"));
        return question;
    }

    private static Schema<?> answer() {
        return new ObjectSchema()
                .addProperty("hasAccess", new BooleanSchema())
                .addProperty("seatId", new StringSchema().description("null without a seat"))
                .addProperty("subscriptionStatus", new StringSchema())
                .addProperty(
                        "expiresAt", new DateTimeSchema().description("null without access, or when no end is known"))
                .addProperty("reason", new StringSchema().description("Why not; absent with access"));
    }
}
