package io.tenure.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody typed runs in no spreadsheet, and is still proven. */
final class FormulaExportTest {

    private static final List<String> REASONS =
            List.of("=HYPERLINK(\"http://example.com\",\"x\")", "+1", "-2+3", "@SUM(1)", "'=1", "plain, as ever");

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String path = "/organizations/" + place.organization();

    @TempDir
    Path folder;

    @Test
    void holdsNoFormulaAndIsVerified() throws IOException, InterruptedException {
        for (String reason : REASONS) {
            TestSystem.operator().send("PATCH", path, "{\"locale\":\"fr\"}", "X-Reason", reason);
        }
        String export = owner.get(path + "/audit/export").text();
        Path csv = Files.writeString(folder.resolve("audit.csv"), export);
        Path head = Files.writeString(
                folder.resolve("head.json"), owner.get(path + "/audit/head").text());

        assertThat(reasons(export))
                .containsExactly(
                        "'" + REASONS.get(0),
                        "'" + REASONS.get(1),
                        "'" + REASONS.get(2),
                        "'" + REASONS.get(3),
                        "'" + REASONS.get(4),
                        REASONS.get(5));
        assertThat(AuditControllerTest.verify(csv, head)).isEqualTo("7 entries are as they were written.");
    }

    private static List<String> reasons(String export) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(export), format)) {
            return parser.stream()
                    .map(line -> line.get("reasonText"))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }
}
