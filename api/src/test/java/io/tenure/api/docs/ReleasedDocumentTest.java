package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestSystem;
import io.tenure.api.docs.BreakingChanges.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what is documented now with what was released last, which is committed. A release replaces it, and nothing else does:
 * {@code mvn -pl api -am test -Dtest=ReleasedDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dtenure.release-document=true}.
 */
final class ReleasedDocumentTest {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.json");
    private static final Path CHANGELOG = Path.of("../CHANGELOG.md");

    @Test
    void breaksNothingThatTheChangelogDoesNotName() throws IOException {
        JsonNode document =
                TestSystem.API.as(null).get("/api/docs/openapi.json").json();
        if (Boolean.getBoolean("tenure.release-document")) {
            Files.createDirectories(RELEASED.getParent());
            Files.writeString(RELEASED, text(document) + "\n");
        }
        String breaking = BreakingSection.of(Files.readString(CHANGELOG));

        assertThat(unnamed(BreakingChanges.between(released(), document), breaking))
                .as("name each in CHANGELOG.md under Unreleased, Breaking: - `operation` `code` `where`: what to do")
                .isEmpty();
    }

    static JsonNode released() throws IOException {
        return MAPPER.readTree(Files.readString(RELEASED));
    }

    static List<Change> unnamed(List<Change> changes, String breaking) {
        return changes.stream()
                .filter(change -> breaking.lines().noneMatch(line -> line.startsWith(entry(change))))
                .toList();
    }

    private static String entry(Change change) {
        String where = change.where().isEmpty() ? "" : " `" + change.where() + "`";
        return "- `" + change.operation() + "` `" + change.code() + "`" + where;
    }

    /** In an order that does not depend on the run. */
    private static String text(JsonNode document) {
        Map<String, Object> ordered = new TreeMap<>();
        document.forEachEntry((name, part) -> ordered.put(name, MAPPER.convertValue(part, Object.class)));
        return MAPPER.writeValueAsString(ordered);
    }

    /** The list of the release to come. */
    static final class BreakingSection {

        private BreakingSection() {}

        /** Empty where nothing breaks. */
        static String of(String changelog) {
            int unreleased = changelog.indexOf("## Unreleased");
            int end = changelog.indexOf("\n## ", unreleased + 1);
            String section = changelog.substring(Math.max(unreleased, 0), end < 0 ? changelog.length() : end);
            int breaking = section.indexOf("### Breaking");
            if (breaking < 0) {
                return "";
            }
            int next = section.indexOf("\n### ", breaking + 1);
            return section.substring(breaking, next < 0 ? section.length() : next);
        }
    }
}
