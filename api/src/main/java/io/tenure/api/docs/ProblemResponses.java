package io.tenure.api.docs;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.tenure.api.problem.Problem;
import io.tenure.api.problem.ProblemType;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds to what an operation answers the problems that it may answer with: one entry for each status, which names the codes. */
@Component
final class ProblemResponses {

    private final DocumentSchemas schemas;

    ProblemResponses(DocumentSchemas schemas) {
        this.schemas = schemas;
    }

    void add(ApiResponses responses, List<ProblemType> problems) {
        TreeMap<Integer, List<ProblemType>> byStatus = problems.stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) -> responses.addApiResponse(
                String.valueOf(status),
                new ApiResponse().description(words(types)).content(problem())));
    }

    private Content problem() {
        return new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(schemas.of(Problem.class)));
    }

    private static String words(List<ProblemType> types) {
        return types.stream()
                .map(type -> "`" + type.code() + "`: " + type.title() + ".")
                .collect(Collectors.joining(" "));
    }
}
