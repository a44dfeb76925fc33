package io.tenure.store.audit;

import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.store.audit.AuditVerification.Break;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Verifies stored chains page by page, so that a long one needs little memory. */
public final class AuditInspection {

    private static final int PAGE = 1_000;

    private final AuditKeys keys;

    public AuditInspection(AuditKeys keys) {
        this.keys = keys;
    }

    /** The first thing that is wrong with the chain of {@code head}; the caller reads in a snapshot, so that nothing is appended
     * meanwhile. */
    public Optional<Break> inspect(Handle handle, AuditHead head) {
        AuditEntryDao entries = handle.attach(AuditEntryDao.class);
        AuditTextDao texts = handle.attach(AuditTextDao.class);
        AuditVerification verification = new AuditVerification(keys, head);
        long sequence = 0;
        List<AuditRow> page;
        do {
            page = entries.after(head.organizationId(), sequence, PAGE);
            Optional<Break> broken = verification.next(
                    page.stream().map(AuditRow::link).toList(), texts.of(head.organizationId(), AuditRow.ids(page)));
            if (broken.isPresent()) {
                return broken;
            }
            sequence = page.isEmpty() ? sequence : page.getLast().sequence();
        } while (page.size() == PAGE);
        return verification.end();
    }
}
