package io.tenure.api.audit;

import io.tenure.api.idempotency.Attempt;
import io.tenure.api.identity.Caller;
import io.tenure.api.request.RequestId;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditEntryDao;
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

    private final UuidV7 ids;
    private final Clock clock;
    private final JsonMapper mapper;

    Audit(UuidV7 ids, Clock clock, JsonMapper mapper) {
        this.ids = ids;
        this.clock = clock;
        this.mapper = mapper;
    }

    /**
     * What was done.
     *
     * @param action such as {@code subscription.cancel}
     * @param subjectId text of the id of what it was done on
     * @param reason what a person typed
     * @param details ids, numbers and codes, never a person's data
     */
    public record Act(
            OrganizationId organizationId,
            String action,
            String subjectId,
            @Nullable String reason,
            Map<String, Object> details) {

        public Act(OrganizationId organizationId, String action, String subjectId, Map<String, Object> details) {
            this(organizationId, action, subjectId, null, details);
        }
    }

    /** In the transaction of {@code handle}. Under an idempotency key only one attempt's act is ever committed. */
    public void append(Handle handle, Caller caller, Act act) {
        Attempt.claimEffect(handle);
        handle.attach(AuditEntryDao.class)
                .append(new AuditEntryDao.AuditEntry(
                        ids.next(),
                        act.organizationId(),
                        caller.actorKind(),
                        caller.userId().value(),
                        act.action(),
                        act.subjectId(),
                        act.reason(),
                        RequestId.current(),
                        mapper.writeValueAsString(act.details()),
                        clock.instant()));
    }
}
