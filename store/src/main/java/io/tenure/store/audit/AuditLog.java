package io.tenure.store.audit;

import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditChainDao.AuditChain;
import io.tenure.workflows.value.AuditEntryId;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Appends to the audit, in the transaction of what is told, and as its last statement but for the caller's commit: the chain's lock is held till then. */
public final class AuditLog {

    private final AuditKeys keys;
    private final UuidV7 ids;

    public AuditLog(AuditKeys keys, UuidV7 ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /**
     * Entries of one organization are put in order here; other organizations do not wait.
     *
     * @param entry with digests where people typed something
     * @param texts what the digests are made of
     */
    public void append(Handle handle, AuditEntry entry, AuditTexts texts) {
        AuditChainDao chains = handle.attach(AuditChainDao.class);
        chains.holdOrganization(entry.organizationId());
        AuditChain chain = chains.lock(entry.organizationId()).orElseGet(() -> begun(chains, entry));
        AuditHead before =
                chain.format() == AuditLink.FORMAT ? chain.head() : linked(handle, chain.head(), marker(entry));
        AuditHead after = linked(handle, before, entry);
        handle.attach(AuditTextDao.class).insert(texts.all());
        chains.move(
                new AuditHead(after.organizationId(), after.length(), after.head(), keys.sign(after.signedBytes())),
                AuditLink.FORMAT);
    }

    private static AuditHead linked(Handle handle, AuditHead before, AuditEntry entry) {
        AuditLink link = AuditLink.after(before.head(), before.length() + 1, entry);
        handle.attach(AuditEntryDao.class).insert(link);
        return new AuditHead(entry.organizationId(), link.sequence(), link.hash(), null);
    }

    /** What follows it is written in the format that it names. */
    private AuditEntry marker(AuditEntry next) {
        return new AuditEntry(
                new AuditEntryId(ids.next()),
                next.organizationId(),
                "system",
                "tenure",
                AuditLink.MARKER,
                Objects.toString(next.organizationId(), "platform"),
                null,
                null,
                AuditLink.MARKER_DETAILS,
                next.recordedAt());
    }

    private AuditChain begun(AuditChainDao chains, AuditEntry entry) {
        chains.begin(ids.next(), entry.organizationId(), AuditLink.BEGINNING);
        return chains.lock(entry.organizationId()).orElseThrow();
    }
}
