package io.tenure.activities.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditEntry;
import io.tenure.store.audit.AuditLog;
import io.tenure.store.audit.AuditTexts;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.store.webhook.WebhookSettlementDao.Cause;
import io.tenure.workflows.subscription.StandingChange;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a subscription: the caller of the operation that was the cause, else the workflow. What an operation changed is told by its kind, how it
 * ended by {@code .done} or {@code .refused} behind it; that it was asked for, {@code .requested}, the API has told before.
 */
final class AuditTrail {

    private static final ObjectMapper MAPPER = Payloads.mapper();

    private final Handle handle;
    private final AuditLog log;
    private final OperationDao operations;
    private final UuidV7 ids;

    AuditTrail(Handle handle, Bookkeeping books) {
        this.handle = handle;
        this.log = books.audit();
        this.operations = handle.attach(OperationDao.class);
        this.ids = books.ids();
    }

    /**
     * What is told.
     *
     * @param cause the operation that changed the row or ended; null when nobody asked
     * @param event the provider's event that changed the standing, in which case no operation did
     * @param outcome how {@code cause} ended; null while it goes on
     */
    record Told(
            @Nullable OperationId cause,
            @Nullable StandingChange change,
            @Nullable Cause event,
            @Nullable OperationOutcome outcome) {

        static final Told OF_NOBODY = new Told(null, null, null, null);

        static Told of(OperationId cause) {
            return new Told(cause, null, null, null);
        }
    }

    /**
     * As the last statement of its transaction: the organization's chain is locked from here on.
     *
     * @param before null for a row that is new
     */
    void append(@Nullable SubscriptionRow before, SubscriptionRow row, Told told, Instant now) {
        Optional<OperationRow> operation =
                told.cause() == null || told.event() != null ? Optional.empty() : operations.find(told.cause());
        AuditEntryId id = new AuditEntryId(ids.next());
        AuditTexts texts = new AuditTexts(id, row.organizationId());
        AuditEntry entry = new AuditEntry(
                id,
                row.organizationId(),
                operation.map(OperationRow::actorKind).orElse("workflow"),
                operation
                        .map(asked -> asked.personId().toString())
                        .orElse(SubscriptionWorkflow.id(row.subscriptionId())),
                "subscription." + action(operation, told),
                row.subscriptionId().toString(),
                texts.reason(operation.map(OperationRow::reason).orElse(null)),
                null,
                details(before, row, told),
                now);
        log.append(handle, entry, texts);
    }

    private static String action(Optional<OperationRow> operation, Told told) {
        if (operation.isEmpty()) {
            return told.change() == null ? "update" : "standing";
        }
        OperationOutcome outcome = told.outcome();
        String kind = operation.get().kind();
        if (outcome == null) {
            return kind;
        }
        return outcome.problemCode() == null ? kind + ".done" : kind + ".refused";
    }

    private static String details(@Nullable SubscriptionRow before, SubscriptionRow row, Told told) {
        Cause event = told.event();
        OperationOutcome outcome = told.outcome();
        Details details = new Details(
                row.revision(),
                before == null ? null : Before.of(before),
                row.status().name(),
                row.quantity(),
                row.seatLimit(),
                row.accessUntil(),
                event == null ? told.cause() : null,
                outcome == null ? null : outcome.problemCode(),
                event == null ? null : event.eventReference(),
                told.change());
        try {
            return MAPPER.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details can always be written", e);
        }
    }

    /** What an owner may count: how it stands, what is paid for, how many may sit, and until when. */
    private record Before(
            String status,
            int quantity,
            int seatLimit,
            @Nullable Instant accessUntil) {

        static Before of(SubscriptionRow row) {
            return new Before(row.status().name(), row.quantity(), row.seatLimit(), row.accessUntil());
        }
    }

    /** @param before null where the row is new */
    private record Details(
            long revision,
            @Nullable Before before,
            String status,
            int quantity,
            int seatLimit,
            @Nullable Instant accessUntil,
            @Nullable OperationId operation,
            @Nullable String problem,
            @Nullable String event,
            @Nullable StandingChange change) {}
}
