package io.tenure.api.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Answered;
import io.tenure.api.identity.PublicEndpoint;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Health")
final class HealthController {

    private final Jdbi jdbi;
    private final HealthView.Platform system;

    HealthController(Jdbi jdbi, HealthSettings settings, ObjectProvider<BuildProperties> build) {
        this.jdbi = jdbi;
        BuildProperties known = build.getIfAvailable();
        String version = known == null ? null : known.getVersion();
        system = new HealthView.Platform("tenure-api", version == null ? "unknown" : version, settings.environment());
    }

    @GetMapping("/health")
    @PublicEndpoint
    @Answered(status = 200, also = 503, with = HealthView.class)
    @Operation(operationId = "getHealth", summary = "Ask whether the API can answer; 503 when its database is away")
    ResponseEntity<HealthView> health() {
        long start = System.nanoTime();
        boolean answers = databaseAnswers();
        HealthView view = HealthView.of(answers, (System.nanoTime() - start) / 1_000_000, system);
        return answers
                ? ResponseEntity.ok(view)
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(view);
    }

    private boolean databaseAnswers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select true").mapTo(boolean.class).one());
        } catch (JdbiException away) {
            return false;
        }
    }
}
