package io.tenure.store.audit;

import java.util.Arrays;
import java.util.List;
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
            /** The head was not signed with this key. */
            HEAD_NOT_SIGNED
        }
    }

    /** The next entries in their order. */
    public Optional<Break> next(List<AuditLink> links) {
        for (AuditLink link : links) {
            Optional<Break> broken = next(link);
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

    private boolean isSigned() {
        byte[] signature = head.signature();
        return signature == null ? head.length() == 0 : keys.verifies(head.signedBytes(), signature);
    }
}
