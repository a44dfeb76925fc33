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
import io.tenure.api.identity.WhoMay;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.seat.Denial;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes {@code POST /verify-seat}, which stands before every controller and is therefore not found among them. */
@Component
@Order(0)
final class CheckDocument implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final int LONGEST = 255;
    private static final Map<String, String> EXAMPLE =
            new TreeMap<>(Map.of("userId", "user_123", "applicationSlug", "healos", "externalOrgId", "hospital_456"));
    private static final List<ProblemType> PROBLEMS = List.of(
            ProblemType.BAD_REQUEST,
            ProblemType.UNREADABLE_BODY,
            ProblemType.VALIDATION_FAILED,
            ProblemType.API_KEY_UNKNOWN,
            ProblemType.APPLICATION_MISMATCH,
            ProblemType.SCOPE_NOT_SUFFICIENT,
            ProblemType.METHOD_NOT_ALLOWED,
            ProblemType.BODY_TOO_LARGE,
            ProblemType.MEDIA_TYPE_NOT_SUPPORTED,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.DATABASE_UNAVAILABLE);

    private static final List<String> STATUSES = Stream.concat(
                    Stream.of(Standing.values()).map(Standing::name), Stream.of("NONE"))
            .toList();
    private static final List<String> REASONS =
            Stream.of(Denial.values()).map(Denial::code).toList();

    private final ProblemResponses problemResponses;

    CheckDocument(ProblemResponses problemResponses) {
        this.problemResponses = problemResponses;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().put("SeatQuestion", question());
        document.getComponents().getSchemas().put("SeatAnswer", answer());
        document.getPaths().addPathItem("/verify-seat", new PathItem().post(operation()));
    }

    private Operation operation() {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(
                "200", new ApiResponse().description("The answer, yes or no").content(json("SeatAnswer")));
        problemResponses.add(responses, PROBLEMS);
        ResponseHeaders.add(responses);
        MediaType question = new MediaType()
                .schema(DocumentSchemas.reference("SeatQuestion"))
                .example(EXAMPLE);
        Content body = new Content().addMediaType(JSON, question);
        Operation operation = new Operation()
                .operationId("verifySeat")
                .summary("Ask whether a user may in")
                .description("Who may: an application with its API key. No access is 200 with a reason, not an error.")
                .addTagsItem("Check")
                .security(List.of(new SecurityRequirement().addList(ApiDocument.API_KEY)))
                .requestBody(new RequestBody().required(true).content(body))
                .responses(responses);
        DeclaredAccess.addProof(operation, WhoMay.Proof.API_KEY);
        return operation;
    }

    private static Content json(String schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(DocumentSchemas.reference(schema)));
    }

    private static Schema<?> question() {
        Schema<?> question = new ObjectSchema();
        question.addProperty("userId", text("Subject of the user's token"));
        question.addProperty("applicationSlug", text("The key's own application"));
        question.addProperty("externalOrgId", text("The application's id of the organization"));
        question.additionalProperties(false);
        question.setRequired(List.of("userId", "applicationSlug", "externalOrgId"));
        return question;
    }

    /** Not blank. */
    private static Schema<?> text(String meaning) {
        return new StringSchema()
                .minLength(1)
                .maxLength(LONGEST)
                .pattern("[^" + Text.UNSEEN + "]")
                .description(meaning);
    }

    /** All but the reason are there in every answer. */
    private static Schema<?> answer() {
        Schema<?> answer = new ObjectSchema();
        answer.addProperty("hasAccess", new BooleanSchema());
        answer.addProperty("seatId", orNull(new StringSchema(), "null without access"));
        answer.addProperty("subscriptionStatus", oneOf(STATUSES).description("NONE when there is no subscription"));
        answer.addProperty("expiresAt", orNull(new DateTimeSchema(), "null without access, or when no end is known"));
        answer.addProperty(
                "reason",
                oneOf(REASONS).description("Why not, the first that applies in this order; absent with access"));
        answer.setRequired(List.of("hasAccess", "seatId", "subscriptionStatus", "expiresAt"));
        return answer;
    }

    private static Schema<?> orNull(Schema<?> schema, String when) {
        schema.setTypes(new LinkedHashSet<>(List.of("string", "null")));
        return schema.description(when);
    }

    private static Schema<?> oneOf(List<String> values) {
        StringSchema schema = new StringSchema();
        schema.setEnum(values);
        return schema;
    }
}
