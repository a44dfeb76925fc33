package io.tenure.api.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.store.audit.AuditText;
import io.tenure.store.audit.AuditTextDao;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is left of the texts whose digests some entries hold. */
record EntryTexts(Map<AuditEntryId, List<AuditText>> byEntry) {

    static EntryTexts of(Handle handle, OrganizationId organization, List<AuditRow> rows) {
        return new EntryTexts(handle.attach(AuditTextDao.class).of(organization, AuditRow.ids(rows)).stream()
                .collect(groupingBy(AuditText::auditEntryId)));
    }

    /** As it was typed; null where none was, and where an erasure has emptied it. Entries that are older than format 2 hold it themselves. */
    @Nullable
    String reason(AuditEntry entry) {
        Optional<AuditText> typed = salted(entry);
        return typed.isPresent() ? typed.get().text() : entry.reason();
    }

    Optional<AuditText> salted(AuditEntry entry) {
        return of(entry).stream()
                .filter(text -> text.name().equals(AuditText.REASON))
                .findFirst();
    }

    /** The details with what was typed in the places of the digests; null where an erasure has emptied it. */
    Map<String, Object> readable(AuditEntry entry, Map<String, Object> details) {
        Map<String, Object> readable = details;
        for (AuditText text : of(entry)) {
            if (!text.name().equals(AuditText.REASON)) {
                readable = put(readable, List.of(text.name().substring(1).split("/")), text.text());
            }
        }
        return readable;
    }

    /** For an export: a line for each text of the details, with its pointer, its salt and itself. */
    String lines(AuditEntry entry) {
        return of(entry).stream()
                .filter(text -> !text.name().equals(AuditText.REASON) && text.salt() != null)
                .map(text -> text.name() + " " + HexFormat.of().formatHex(text.salt()) + " " + text.text())
                .collect(joining("\n"));
    }

    private List<AuditText> of(AuditEntry entry) {
        return byEntry.getOrDefault(entry.auditEntryId(), List.of());
    }

    @SuppressWarnings("unchecked") // What is read as a JSON object has texts as its keys.
    private static Map<String, Object> put(Map<String, Object> details, List<String> path, @Nullable String text) {
        Map<String, Object> copy = new LinkedHashMap<>(details);
        String field = path.getFirst();
        Object inner = copy.get(field);
        copy.put(
                field,
                path.size() == 1 || !(inner instanceof Map)
                        ? text
                        : put((Map<String, Object>) inner, path.subList(1, path.size()), text));
        return copy;
    }
}
