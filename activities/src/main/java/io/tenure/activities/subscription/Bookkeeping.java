package io.tenure.activities.subscription;

import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditLog;
import java.time.Clock;

/** What every write needs beside its rows: the time, new ids, and the audit. */
public record Bookkeeping(Clock clock, UuidV7 ids, AuditLog audit) {}
