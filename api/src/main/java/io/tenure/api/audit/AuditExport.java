package io.tenure.api.audit;

import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.workflows.value.OrganizationId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/** Writes a chain as CSV (RFC 4180, UTF-8, a header line), page by page: what is hashed stands in it to the byte (docs/audit-format.md). */
@Component
final class AuditExport {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                    "sequence",
                    "id",
                    "organizationId",
                    "actorKind",
                    "actorId",
                    "action",
                    "subjectId",
                    "reason",
                    "requestId",
                    "details",
                    "recordedAt",
                    "hash")
            .get();

    private final AuditReader reader;

    AuditExport(AuditReader reader) {
        this.reader = reader;
    }

    /** Returns the number of the last entry. */
    long write(OrganizationId organization, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            List<AuditRow> page;
            long sequence = 0;
            do {
                page = reader.after(organization, sequence);
                for (AuditRow row : page) {
                    printer.printRecord(line(row));
                }
                sequence = page.isEmpty() ? sequence : page.getLast().sequence();
            } while (page.size() == AuditReader.EXPORT_PAGE);
            return sequence;
        }
    }

    private static List<String> line(AuditRow row) {
        AuditEntry entry = row.entry();
        return List.of(
                Long.toString(row.sequence()),
                entry.auditEntryId().toString(),
                Objects.toString(entry.organizationId(), ""),
                entry.actorKind(),
                entry.actorId(),
                entry.action(),
                entry.subjectId(),
                Objects.requireNonNullElse(entry.reason(), ""),
                Objects.requireNonNullElse(entry.requestId(), ""),
                entry.details(),
                entry.recordedAt().toString(),
                HexFormat.of().formatHex(row.hash()));
    }
}
