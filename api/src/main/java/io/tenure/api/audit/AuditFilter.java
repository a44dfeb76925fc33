package io.tenure.api.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.store.audit.AuditEntryDao.Question;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is absent lets everything through.
 *
 * @param action such as {@code subscription.cancel}
 * @param actorId who did it
 * @param subjectId id of what it was done on
 * @param from earliest instant, inclusive
 * @param until latest instant, exclusive
 */
public record AuditFilter(
        @Parameter(description = "Such as subscription.cancel") @Nullable
        String action,

        @Parameter(description = "Who did it") @Nullable String actorId,

        @Parameter(description = "Id of what it was done on") @Nullable
        String subjectId,

        @Parameter(description = "Earliest instant, inclusive") @Nullable
        Instant from,

        @Parameter(description = "Latest instant, exclusive") @Nullable
        Instant until) {

    Question question(OrganizationId organization, @Nullable AuditEntryId before, int limit) {
        return new Question(organization, before, action, actorId, subjectId, from, until, limit);
    }
}
