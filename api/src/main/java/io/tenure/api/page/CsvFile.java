package io.tenure.api.page;

import io.tenure.workflows.value.Text;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The one way to write CSV: RFC 4180, UTF-8, a header line. A spreadsheet runs a cell that begins like a formula, whoever typed it; such a cell gets an
 * apostrophe in front. So does one that begins with an apostrophe: who takes one off each cell that begins with one has every text as it was.
 */
public final class CsvFile implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** With the full-width twins of the signs, and behind whatever a spreadsheet may leave out. */
    private static final Pattern LIKE_A_FORMULA =
            Pattern.compile("'|[\\t\\r\\n]|[" + Text.UNSEEN + "]*[=+@\\uff1d\\uff0b\\uff0d\\uff20-]");

    private final CSVPrinter printer;

    public CsvFile(OutputStream out, List<String> header) throws IOException {
        printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
        printer.printRecord(header);
    }

    public void line(List<String> cells) throws IOException {
        printer.printRecord(cells.stream().map(CsvFile::cell).toList());
    }

    static String cell(String text) {
        return LIKE_A_FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
