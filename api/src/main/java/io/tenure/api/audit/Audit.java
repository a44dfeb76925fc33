package io.tenure.api.audit;

import io.tenure.api.idempotency.Attempt;
import io.tenure.api.identity.Caller;
import io.tenure.api.request.RequestId;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditLog;
import io.tenure.store.audit.AuditTexts;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Appends audit entries to a transaction that is under way. */
@Component
public final class Audit {

    private final AuditLog log;
    private final UuidV7 ids;
    private final Clock clock;
    private final JsonMapper mapper;

    Audit(AuditLog log, UuidV7 ids, Clock clock, JsonMapper mapper) {
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.mapper = mapper;
    }

    /**
     * What was done.
     *
     * @param organizationId null for what concerns the platform alone
     * @param action such as {@code subscription.cancel}
     * @param subjectId text of the id of what it was done on
     * @param reason what a person typed; without one, an act of the platform's staff has that of its header {@code X-Reason}
     * @param details ids, numbers and codes, and what somebody typed as {@link Typed}; never what is known to be a person's
     */
    public record Act(
            @Nullable OrganizationId organizationId,
            String action,
            String subjectId,
            @Nullable String reason,
            Map<String, Object> details) {

        public Act(
                @Nullable OrganizationId organizationId, String action, String subjectId, Map<String, Object> details) {
            this(organizationId, action, subjectId, null, details);
        }
    }

    /**
     * In the transaction of {@code handle}, as its last statement: the organization's chain is locked from here on. Under an idempotency key only one
     * attempt's act is ever committed.
     */
    public void append(Handle handle, Caller caller, Act act) {
        Attempt.claimEffect(handle);
        appendBeside(handle, caller, act);
    }

    /** The same for a row that is stored under the attempt's own id: storing it a second time has failed before. */
    public void appendOnce(Handle handle, Caller caller, Act act) {
        Attempt.noteEffect(handle);
        appendBeside(handle, caller, act);
    }

    /** The same for what a request does besides, and what is done once by its own rows: it is not what the request's idempotency key stands for. */
    public void appendBeside(Handle handle, Caller caller, Act act) {
        AuditEntryId id = new AuditEntryId(ids.next());
        AuditTexts texts = new AuditTexts(id, act.organizationId());
        AuditEntry entry = new AuditEntry(
                id,
                act.organizationId(),
                caller.actorKind(),
                caller.personId().toString(),
                act.action(),
                act.subjectId(),
                texts.reason(caller.reasonOf(act.reason())),
                RequestId.current(),
                mapper.writeValueAsString(Typed.chained(act.details(), texts)),
                clock.instant());
        log.append(handle, entry, texts);
    }
}
