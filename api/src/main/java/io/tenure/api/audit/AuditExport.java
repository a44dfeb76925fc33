package io.tenure.api.audit;

import io.tenure.api.page.CsvFile;
import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.store.audit.AuditText;
import io.tenure.workflows.value.OrganizationId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes a chain as CSV, page by page: what is hashed stands in it to the byte, but for {@link CsvFile}'s apostrophes (docs/audit-format.md). */
@Component
final class AuditExport {

    private static final List<String> HEADER = List.of(
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
            "hash",
            "reasonText",
            "reasonSalt",
            "detailTexts");

    private final AuditReader reader;

    AuditExport(AuditReader reader) {
        this.reader = reader;
    }

    /** Returns the number of the last entry. */
    long write(OrganizationId organization, OutputStream out) throws IOException {
        try (CsvFile file = new CsvFile(out, HEADER)) {
            AuditReader.Part part;
            long sequence = 0;
            do {
                part = reader.after(organization, sequence);
                for (AuditRow row : part.rows()) {
                    file.line(line(row, part.texts()));
                }
                sequence =
                        part.rows().isEmpty() ? sequence : part.rows().getLast().sequence();
            } while (part.rows().size() == AuditReader.EXPORT_PAGE);
            return sequence;
        }
    }

    private static List<String> line(AuditRow row, EntryTexts texts) {
        AuditEntry entry = row.entry();
        Optional<AuditText> reason = texts.salted(entry);
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
                HexFormat.of().formatHex(row.hash()),
                reason.map(AuditText::text).orElse(""),
                reason.map(AuditText::salt).map(HexFormat.of()::formatHex).orElse(""),
                texts.lines(entry));
    }
}
