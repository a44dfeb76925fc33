package io.tenure.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n",
                " =1",
                "\u00a0\u200b=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "'=1",
                "'",
                "''a"
            })
    void runsNoCellAsAFormula(String text) {
        assertThat(CsvFile.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a=1", "user-7", "{\"a\":\"=1\"}", "2026-11-30T00:00:00Z", "R\u00fcck", " a", "a'"})
    void writesAllElseAsItIs(String text) {
        assertThat(CsvFile.cell(text)).isEqualTo(text);
    }

    @Test
    void quotesWhatRfc4180Quotes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (CsvFile file = new CsvFile(out, List.of("one", "two"))) {
            file.line(List.of("a,b", "=\"c\"\n"));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one,two\n\"a,b\",\"'=\"\"c\"\"\n\"\n");
    }
}
