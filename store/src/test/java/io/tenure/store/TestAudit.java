package io.tenure.store;

import io.tenure.store.audit.AuditKeys;
import io.tenure.store.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;

/** The audit as tests write it: keys of this run. */
public final class TestAudit {

    /** As a setting spells them. */
    public static final String KEYS = AuditKeys.generate(new SecureRandom());

    private TestAudit() {}

    public static AuditLog log() {
        return new AuditLog(AuditKeys.parse(KEYS), new UuidV7(Clock.systemUTC(), new SecureRandom()));
    }
}
