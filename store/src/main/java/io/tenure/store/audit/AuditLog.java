package io.tenure.store.audit;

import io.tenure.store.UuidV7;
import org.jdbi.v3.core.Handle;

/** Appends to the audit, in the transaction of what is told, and as its last statement but for the caller's commit: the chain's lock is held till then. */
public final class AuditLog {

    private final AuditKeys keys;
    private final UuidV7 ids;

    public AuditLog(AuditKeys keys, UuidV7 ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /** Entries of one organization are put in order here; other organizations do not wait. */
    public void append(Handle handle, AuditEntry entry) {
        AuditChainDao chains = handle.attach(AuditChainDao.class);
        chains.holdOrganization(entry.organizationId());
        AuditHead before = chains.lock(entry.organizationId()).orElseGet(() -> begun(chains, entry));
        AuditLink link = AuditLink.after(before.head(), before.length() + 1, entry);
        handle.attach(AuditEntryDao.class).insert(link);
        AuditHead after = new AuditHead(entry.organizationId(), link.sequence(), link.hash(), null);
        chains.move(
                new AuditHead(after.organizationId(), after.length(), after.head(), keys.sign(after.signedBytes())));
    }

    private AuditHead begun(AuditChainDao chains, AuditEntry entry) {
        chains.begin(ids.next(), entry.organizationId(), AuditLink.BEGINNING);
        return chains.lock(entry.organizationId()).orElseThrow();
    }
}
