package io.tenure.api.operator;

import io.tenure.store.ConnectionKind;
import io.tenure.store.DatabaseAddress;
import io.tenure.store.TenureJdbi;
import io.tenure.store.UuidV7;
import io.tenure.store.application.ApplicationDao;
import io.tenure.store.application.ApplicationDao.ApplicationRow;
import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditKeys;
import io.tenure.store.audit.AuditLog;
import io.tenure.store.audit.AuditTexts;
import io.tenure.store.identity.PersonDao;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Where a command works: one transaction on the database that the API uses, found by the same environment. */
final class Desk {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Map<String, String> environment;
    private final String actor;
    private final @Nullable String reason;
    private final Clock clock = Clock.systemUTC();
    private final UuidV7 ids = new UuidV7(clock, new SecureRandom());

    /**
     * @param actor who types, for the audit
     * @param reason why, for the audit
     */
    Desk(Map<String, String> environment, String actor, @Nullable String reason) {
        this.environment = environment;
        this.actor = actor;
        this.reason = reason;
    }

    /** What was done, for the audit. */
    record Act(@Nullable OrganizationId organizationId, String action, String subjectId, Map<String, Object> details) {}

    <T> T inTransaction(Function<Handle, T> work) {
        return jdbi().inTransaction(work::apply);
    }

    /** Everything as it was at one moment, whatever is written meanwhile. */
    <T> T inSnapshot(Function<Handle, T> work) {
        return jdbi().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    private Jdbi jdbi() {
        return TenureJdbi.of(ConnectionKind.OPERATOR.unpooled(new DatabaseAddress(
                required("SPRING_DATASOURCE_URL"),
                required("SPRING_DATASOURCE_USERNAME"),
                required("SPRING_DATASOURCE_PASSWORD"))));
    }

    void audit(Handle handle, Act act) {
        AuditEntryId id = new AuditEntryId(ids.next());
        AuditTexts texts = new AuditTexts(id, act.organizationId());
        AuditEntry entry = new AuditEntry(
                id,
                act.organizationId(),
                "operator",
                actor,
                act.action(),
                act.subjectId(),
                texts.reason(reason),
                null,
                MAPPER.writeValueAsString(act.details()),
                now());
        new AuditLog(auditKeys(), ids).append(handle, entry, texts);
    }

    /** As the audit names whom the option {@code --user} names. */
    PersonId person(Handle handle, UserId user) {
        return handle.attach(PersonDao.class).named(user, ids, now());
    }

    AuditKeys auditKeys() {
        return AuditKeys.parse(required("TENURE_AUDIT_KEYS"));
    }

    ApplicationRow application(Handle handle, String slug) {
        return handle.attach(ApplicationDao.class)
                .find(slug)
                .orElseThrow(() -> new Refusal("There is no application " + slug + ": create it first."));
    }

    String required(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new Refusal("Set " + variable + ", as for the API.");
        }
        return value;
    }

    /** Whether this deployment moves real money. */
    boolean liveMode() {
        return switch (required("TENURE_STRIPE_LIVE_MODE")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal("TENURE_STRIPE_LIVE_MODE is true or false.");
        };
    }

    UUID nextId() {
        return ids.next();
    }

    Instant now() {
        return clock.instant();
    }
}
