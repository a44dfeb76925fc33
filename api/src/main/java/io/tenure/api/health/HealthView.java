package io.tenure.api.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * Whether the API can answer.
 *
 * @param status {@code healthy} or {@code unhealthy}
 */
@Schema(name = "Health")
record HealthView(String status, Map<String, Dependency> services, Platform system) {

    /** @param responseTime milliseconds */
    @Schema(name = "HealthDependency")
    record Dependency(String status, long responseTime) {}

    /** @param worker name of the process that answers */
    @Schema(name = "HealthSystem")
    record Platform(String worker, String version, String environment) {}

    static HealthView of(boolean databaseAnswers, long milliseconds, Platform system) {
        String status = databaseAnswers ? "healthy" : "unhealthy";
        return new HealthView(status, Map.of("database", new Dependency(status, milliseconds)), system);
    }
}
