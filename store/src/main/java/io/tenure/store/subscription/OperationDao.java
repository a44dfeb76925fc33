package io.tenure.store.subscription;

import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code operation}: what a caller asked for, and how it went. Asked by {@code api}, finished by the workflow's activities. */
public interface OperationDao {

    /** The kind of the operation that creates a subscription; the only one without a request. */
    String CREATION = "create-subscription";

    /** Returns 0 when the organization has used the idempotency key for this kind before. */
    @SqlUpdate("""
        insert into operation (operation_id, organization_id, subscription_id, kind, idempotency_key, body_hash, actor_kind, actor, reason,
                               request, status, created_at)
        values (:operationId, :organizationId, :subscriptionId, :kind, :idempotencyKey, :bodyHash, :actorKind, :actor, :reason,
                cast(:request as jsonb), 'PENDING', :createdAt)
            on conflict (organization_id, kind, idempotency_key) do nothing
        """)
    int insert(@BindMethods NewOperation row);

    @SqlQuery("""
        select *
          from operation
         where operation_id = :id
        """)
    Optional<OperationRow> find(@Bind("id") OperationId id);

    @SqlQuery("""
        select *
          from operation
         where organization_id = :organizationId
           and kind            = :kind
           and idempotency_key = :idempotencyKey
        """)
    Optional<OperationRow> findByKey(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("kind") String kind,
            @Bind("idempotencyKey") String idempotencyKey);

    /** What was asked of a subscription and has no outcome yet, oldest first. */
    @SqlQuery("""
        select *
          from operation
         where subscription_id = :id
           and status          = 'PENDING'
         order by created_at, operation_id
        """)
    List<OperationRow> pending(@Bind("id") SubscriptionId id);

    /** Writes the outcome once; a repeat changes nothing. */
    @SqlUpdate("""
        update operation
           set status        = case when cast(:problemCode as text) is null then 'DONE' else 'FAILED' end,
               problem_code  = :problemCode,
               owed_amount   = :owedAmount,
               owed_currency = :owedCurrency,
               finished_at   = :finishedAt
         where operation_id = :operationId
           and status       = 'PENDING'
        """)
    int finish(@BindMethods FinishedOperation row);

    /**
     * @param kind names the request, for example {@code cancel}; with the organization it is the scope of {@code idempotencyKey}
     * @param bodyHash of the request's body: the same key with another body is refused
     * @param actorKind {@code person}, {@code key} or {@code operator}
     * @param reason what a person typed; it stays in this row and where the workflow's activities copy it
     * @param request what the workflow is asked, as JSON; null exactly for {@link #CREATION}
     */
    record NewOperation(
            OperationId operationId,
            OrganizationId organizationId,
            SubscriptionId subscriptionId,
            String kind,
            @Nullable String idempotencyKey,
            byte[] bodyHash,
            String actorKind,
            String actor,
            @Nullable String reason,
            @Nullable String request,
            Instant createdAt) {}

    /** @param problemCode null when it was done */
    record FinishedOperation(
            OperationId operationId,
            @Nullable String problemCode,
            @Nullable Long owedAmount,
            @Nullable String owedCurrency,
            Instant finishedAt) {}

    /** @param status {@code PENDING}, {@code DONE} or {@code FAILED} */
    record OperationRow(
            OperationId operationId,
            OrganizationId organizationId,
            SubscriptionId subscriptionId,
            String kind,
            @Nullable String idempotencyKey,
            byte[] bodyHash,
            String actorKind,
            String actor,
            @Nullable String reason,
            @Nullable String request,
            String status,
            @Nullable String problemCode,
            @Nullable Long owedAmount,
            @Nullable String owedCurrency,
            Instant createdAt,
            @Nullable Instant finishedAt) {}
}
