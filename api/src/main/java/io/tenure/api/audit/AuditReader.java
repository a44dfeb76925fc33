package io.tenure.api.audit;

import io.tenure.api.page.Page;
import io.tenure.store.audit.AuditChainDao;
import io.tenure.store.audit.AuditEntryDao;
import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.store.audit.AuditEntryDao.Question;
import io.tenure.store.audit.AuditHead;
import io.tenure.store.audit.AuditLink;
import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was appended. */
@Component
final class AuditReader {

    static final int EXPORT_PAGE = 1_000;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final JsonMapper mapper;
    private final AuditSettings settings;

    AuditReader(Jdbi jdbi, JsonMapper mapper, AuditSettings settings) {
        this.jdbi = jdbi;
        this.mapper = mapper;
        this.settings = settings;
    }

    /** Newest first. {@code question} asks for one more than {@code limit}. */
    Page<AuditEntryView> find(Question question, int limit) {
        return jdbi.withHandle(handle -> {
            List<AuditRow> rows = handle.attach(AuditEntryDao.class).find(question);
            EntryTexts texts = EntryTexts.of(handle, question.organizationId(), rows);
            return Page.of(
                    rows,
                    limit,
                    row -> AuditEntryView.of(
                            row, texts, mapper.readValue(row.entry().details(), OBJECT)));
        });
    }

    AuditHeadView head(OrganizationId organization) {
        AuditHead head = jdbi.withExtension(AuditChainDao.class, chains -> chains.find(organization))
                .orElseGet(() -> new AuditHead(organization, 0, AuditLink.BEGINNING, null));
        return AuditHeadView.of(head, settings.parsed().publicKey());
    }

    /** The next entries of an export, oldest first. */
    Part after(OrganizationId organization, long sequence) {
        return jdbi.withHandle(handle -> {
            List<AuditRow> rows = handle.attach(AuditEntryDao.class).after(organization, sequence, EXPORT_PAGE);
            return new Part(rows, EntryTexts.of(handle, organization, rows));
        });
    }

    record Part(List<AuditRow> rows, EntryTexts texts) {}
}
