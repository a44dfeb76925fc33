package io.tenure.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that were written once, of which every byte is what the script must still read. */
final class AuditFormatTest {

    private static final Path EXPORTS = Path.of("src/test/resources/audit");
    private static final Path OLD_HEAD = EXPORTS.resolve("format-1-head.json");
    private static final Path HEAD = EXPORTS.resolve("both-formats-head.json");

    @TempDir
    Path folder;

    @Test
    void readsAnExportOfTheFirstFormat() throws Exception {
        assertThat(AuditControllerTest.verify(EXPORTS.resolve("format-1.csv"), OLD_HEAD))
                .isEqualTo("3 entries are as they were written.");
    }

    @Test
    void readsAChainThatWentOnInTheSecond() throws Exception {
        assertThat(AuditControllerTest.verify(EXPORTS.resolve("both-formats.csv"), HEAD))
                .isEqualTo("7 entries are as they were written.");
    }

    @Test
    void readsAChainWhoseTextsWereEmptied() throws Exception {
        assertThat(verifyWith("\"'-2\\+3[^\"]*\",[0-9a-f]{64},", ",,"))
                .isEqualTo("7 entries are as they were written.");
    }

    @Test
    void findsATextThatWasNotTyped() throws Exception {
        String changed = "A text of entry %d is not as it was typed.";

        assertThat(verifyWith("Theodora's", "Zebediah's")).isEqualTo(changed.formatted(6));
        assertThat(verifyWith("(slug/to [0-9a-f]{64}) clinic-of-theodora", "$1 clinic-of-zebediah"))
                .isEqualTo(changed.formatted(5));
        assertThat(verifyWith("slug/from", "slug/to")).isEqualTo(changed.formatted(5));
        assertThat(verifyWith("(2026-11-22T12:00:00Z,[0-9a-f]{64}),,,", "$1,why,,"))
                .isEqualTo(changed.formatted(2));
    }

    private String verifyWith(String pattern, String replacement) throws IOException, InterruptedException {
        String export = Files.readString(EXPORTS.resolve("both-formats.csv"));
        String changed = export.replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(export);
        return AuditControllerTest.verify(Files.writeString(folder.resolve("changed.csv"), changed), HEAD);
    }
}
