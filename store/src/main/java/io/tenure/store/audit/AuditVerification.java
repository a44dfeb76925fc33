package io.tenure.store.audit;

import static java.util.stream.Collectors.groupingBy;

import io.tenure.workflows.value.AuditEntryId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes along a chain and stops at the first thing that is not as it was written. Fed page by page, then asked for the end. */
public final class AuditVerification {

    private final AuditKeys keys;
    private final AuditHead head;
    private byte[] before = AuditLink.BEGINNING;
    private long sequence;

    /** @param head as stored beside the chain */
    public AuditVerification(AuditKeys keys, AuditHead head) {
        this.keys = keys;
        this.head = head;
    }

    /**
     * The first thing that is wrong.
     *
     * @param sequence of the entry that is changed, missing or too many; 0 when the head itself is forged
     */
    public record Break(long sequence, Kind kind) {

        public enum Kind {
            /** The entry is not what its hash was made of, or follows another one than it says. */
            CHANGED,
            /** An entry is missing before another. */
            MISSING,
            /** Entries are missing at the end. */
            TRUNCATED,
            /** An entry stands behind the signed end. */
            BEYOND_THE_HEAD,
            /** A text is not the one whose digest the entry holds, and was not emptied either. */
            TEXT_CHANGED,
            /** The head was not signed with this key. */
            HEAD_NOT_SIGNED
        }
    }

    /** The next entries in their order, with what is left of the texts whose digests they hold. */
    public Optional<Break> next(List<AuditLink> links, List<AuditText> texts) {
        Map<AuditEntryId, List<AuditText>> byEntry = texts.stream().collect(groupingBy(AuditText::auditEntryId));
        for (AuditLink link : links) {
            List<AuditText> ofLink = byEntry.getOrDefault(link.entry().auditEntryId(), List.of());
            Optional<Break> broken = next(link).or(() -> brokenText(link, ofLink));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    /** After the last entry. */
    public Optional<Break> end() {
        if (!isSigned()) {
            return Optional.of(new Break(0, Break.Kind.HEAD_NOT_SIGNED));
        }
        if (sequence < head.length()) {
            return Optional.of(new Break(sequence + 1, Break.Kind.TRUNCATED));
        }
        return Arrays.equals(before, head.head())
                ? Optional.empty()
                : Optional.of(new Break(sequence, Break.Kind.CHANGED));
    }

    private Optional<Break> next(AuditLink link) {
        if (link.sequence() > sequence + 1) {
            return Optional.of(new Break(sequence + 1, Break.Kind.MISSING));
        }
        if (link.sequence() > head.length()) {
            return Optional.of(new Break(link.sequence(), Break.Kind.BEYOND_THE_HEAD));
        }
        if (!Arrays.equals(link.hash(), AuditLink.hash(before, sequence + 1, link.entry()))) {
            return Optional.of(new Break(sequence + 1, Break.Kind.CHANGED));
        }
        before = link.hash();
        sequence = link.sequence();
        return Optional.empty();
    }

    private Optional<Break> brokenText(AuditLink link, List<AuditText> texts) {
        boolean changed = texts.stream().anyMatch(text -> !text.isIn(link.entry()));
        return changed ? Optional.of(new Break(link.sequence(), Break.Kind.TEXT_CHANGED)) : Optional.empty();
    }

    private boolean isSigned() {
        byte[] signature = head.signature();
        return signature == null ? head.length() == 0 : keys.verifies(head.signedBytes(), signature);
    }
}
