package io.tenure.store.audit;

import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what was typed for one entry that is about to be appended. For use by one thread. */
public final class AuditTexts {

    private static final SecureRandom RANDOMNESS = new SecureRandom();
    private static final int SALT = 32;

    private final AuditEntryId entry;
    private final @Nullable OrganizationId organization;
    private final List<AuditText> texts = new ArrayList<>();

    /** @param organization null for an act of the platform's own */
    public AuditTexts(AuditEntryId entry, @Nullable OrganizationId organization) {
        this.entry = entry;
        this.organization = organization;
    }

    /** What the entry's reason is: a digest. Null, and the empty text, stay absent. */
    public @Nullable String reason(@Nullable String text) {
        return text == null || text.isEmpty() ? null : add(AuditText.REASON, text);
    }

    /** What stands in the entry's details instead of {@code text}. */
    public String detail(String pointer, String text) {
        return add(pointer, text);
    }

    List<AuditText> all() {
        return List.copyOf(texts);
    }

    private String add(String name, String text) {
        byte[] salt = new byte[SALT];
        RANDOMNESS.nextBytes(salt);
        texts.add(new AuditText(entry, organization, name, salt, text));
        return AuditText.digest(salt, text);
    }
}
