package io.tenure.api.audit;

import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.workflows.value.OrganizationId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes a chain as CSV (RFC 4180, UTF-8, a header line), page by page: what is hashed stands in it to the byte (docs/audit-format.md). */
@Component
final class AuditExport {

    private static final CsvSchema SCHEMA = CsvSchema.builder()
            .addColumn("sequence")
            .addColumn("id")
            .addColumn("organizationId")
            .addColumn("actorKind")
            .addColumn("actorId")
            .addColumn("action")
            .addColumn("subjectId")
            .addColumn("reason")
            .addColumn("requestId")
            .addColumn("details")
            .addColumn("recordedAt")
            .addColumn("hash")
            .build()
            .withHeader();

    private final AuditReader reader;
    private final CsvMapper mapper = new CsvMapper();

    AuditExport(AuditReader reader) {
        this.reader = reader;
    }

    void write(OrganizationId organization, OutputStream out) throws IOException {
        try (SequenceWriter writer = mapper.writer(SCHEMA).writeValues(out)) {
            List<AuditRow> page;
            long sequence = 0;
            do {
                page = reader.after(organization, sequence);
                page.forEach(row -> writer.write(line(row)));
                sequence = page.isEmpty() ? sequence : page.getLast().sequence();
            } while (page.size() == AuditReader.EXPORT_PAGE);
        }
    }

    private static Map<String, String> line(AuditRow row) {
        AuditEntry entry = row.entry();
        Map<String, String> line = new LinkedHashMap<>();
        line.put("sequence", Long.toString(row.sequence()));
        line.put("id", entry.auditEntryId().toString());
        line.put("organizationId", Objects.toString(entry.organizationId(), ""));
        line.put("actorKind", entry.actorKind());
        line.put("actorId", entry.actorId());
        line.put("action", entry.action());
        line.put("subjectId", entry.subjectId());
        line.put("reason", Objects.requireNonNullElse(entry.reason(), ""));
        line.put("requestId", Objects.requireNonNullElse(entry.requestId(), ""));
        line.put("details", entry.details());
        line.put("recordedAt", entry.recordedAt().toString());
        line.put("hash", HexFormat.of().formatHex(row.hash()));
        return line;
    }
}
