package io.tenure.dev.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads where the parts of a running stack are. */
record DevJsonReader(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the file says; nothing while the stack has not been ready. */
    static Optional<DevJsonReader> of(Path file) {
        try {
            return Optional.of(new DevJsonReader(JSON.readTree(Files.readString(file))));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    boolean isExternal() {
        return text("temporalKind").equals("external");
    }

    /** The part's address as people write it, without credentials. */
    String url(Part part) {
        return switch (part) {
            case POSTGRES -> text("database").replaceAll("\\?.*", "");
            case TEMPORAL -> text("temporal");
            case STANDINS -> text("identity");
            case WORKER -> text("worker");
            case API -> text("api");
        };
    }

    /** Asks the part now. */
    boolean isHealthy(Part part) {
        return switch (part) {
            case POSTGRES -> Health.postgres(text("database"));
            case TEMPORAL -> isExternal() ? Health.temporal(text("temporal")) : Health.temporalUi(text("temporalUi"));
            case STANDINS -> Health.identity(text("identity"));
            case WORKER -> Health.worker(text("worker"));
            case API -> Health.api(text("api"));
        };
    }

    private String text(String name) {
        return json.path(name).asString("");
    }
}
