package io.tenure.workflows.value;

import java.util.UUID;

/** An id that says what it names. A {@code uuid} in the database; elsewhere the text of {@link #toString()}. */
public sealed interface TypedId
        permits ApiKeyId,
                ApplicationId,
                AuditEntryId,
                BillingCustomerId,
                OperationId,
                OrganizationId,
                PersonId,
                PlanId,
                SeatId,
                StandingChangeId,
                SubscriptionId,
                WebhookEventId {

    UUID value();
}
