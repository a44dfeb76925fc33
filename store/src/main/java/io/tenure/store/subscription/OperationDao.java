package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
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

    /** The kind of the operation that places the operator's hold; the only one with a message. */
    String PLACE_HOLD = "place-hold";

    /** The problem of an operation that no workflow took. Its caller was told so, and may ask again. */
    String NOT_TAKEN = Outcome.NOT_TAKEN;

    /** Returns 0 when the operation is there. */
    @SqlUpdate("""
        insert into operation (operation_id, organization_id, subscription_id, kind, actor_kind, person_id, reason, message,
                               request, status, created_at, opened_at)
        values (:operationId, :organizationId, :subscriptionId, :kind, :actorKind, :personId, :reason, :message,
                cast(:request as jsonb), 'PENDING', :createdAt, :createdAt)
            on conflict do nothing
        """)
    int insert(@BindMethods NewOperation row);

    @SqlQuery("""
        select *
          from operation
         where operation_id = :id
        """)
    Optional<OperationRow> find(@Bind("id") OperationId id);

    /** For callers, who are let see one organization. */
    @SqlQuery("""
        select *
          from operation
         where operation_id    = :id
           and organization_id = :organizationId
        """)
    Optional<OperationRow> find(@Bind("organizationId") OrganizationId organizationId, @Bind("id") OperationId id);

    /** The subscription's revision; nobody else stores a request that asks for it, and no workflow writes the row, before the transaction ends. */
    @SqlQuery("""
        select revision
          from subscription
         where subscription_id = :id
           for no key update
        """)
    Optional<Long> lockRevision(@Bind("id") SubscriptionId id);

    /** How many requests beside {@code own} wait for their outcome. */
    @SqlQuery("""
        select count(*)
          from operation
         where subscription_id = :id
           and status          = 'PENDING'
           and operation_id   <> :own
        """)
    int countOthersPending(@Bind("id") SubscriptionId id, @Bind("own") OperationId own);

    /** What a workflow has taken for a subscription and has no outcome yet, oldest first. */
    @SqlQuery("""
        select *
          from operation
         where subscription_id = :id
           and status          = 'PENDING'
           and accepted_at     is not null
         order by opened_at, operation_id
        """)
    List<OperationRow> pending(@Bind("id") SubscriptionId id);

    /** What workflows have taken that was asked for before {@code before} and has no outcome yet, the newest first. A creation is not asked for again. */
    @SqlQuery("""
        select *
          from operation
         where status      = 'PENDING'
           and accepted_at is not null
           and request     is not null
           and opened_at   < :before
         order by opened_at desc, operation_id
         limit :most
        """)
    List<OperationRow> taken(@Bind("before") Instant before, @Bind("most") int most);

    /** A workflow has taken it. Returns 0 when it has an outcome already, which may be that no workflow took it in time. */
    @SqlUpdate("""
        update operation
           set accepted_at = coalesce(accepted_at, :now)
         where operation_id = :id
           and status       = 'PENDING'
        """)
    int accept(@Bind("id") OperationId id, @Bind("now") Instant now);

    /** Gives up on what no workflow has taken. Returns 0 when one has. */
    @SqlUpdate("""
        update operation
           set status       = 'FAILED',
               problem_code = 'workflows-unavailable',
               finished_at  = :now
         where operation_id = :id
           and status       = 'PENDING'
           and accepted_at  is null
        """)
    int giveUp(@Bind("id") OperationId id, @Bind("now") Instant now);

    /** The caller asks again for what no workflow had taken: under an update id of its own, which the opening's number makes. */
    @SqlUpdate("""
        update operation
           set status       = 'PENDING',
               problem_code = null,
               finished_at  = null,
               accepted_at  = null,
               opening      = opening + 1,
               opened_at    = :now
         where operation_id = :id
           and problem_code = 'workflows-unavailable'
        """)
    int reopen(@Bind("id") OperationId id, @Bind("now") Instant now);

    /**
     * Gives up on what was asked before {@code before} and was not taken since: nobody was left to say so. A creation that was taken but has no row
     * counts as well: the first thing that its workflow does is to write the row, and it does not when the operation has an outcome.
     */
    @SqlUpdate("""
        update operation o
           set status       = 'FAILED',
               problem_code = 'workflows-unavailable',
               finished_at  = :now
         where status       = 'PENDING'
           and opened_at    < :before
           and (accepted_at is null
             or kind = 'create-subscription' and not exists (select from subscription s where s.subscription_id = o.subscription_id))
        """)
    int giveUpForgotten(@Bind("before") Instant before, @Bind("now") Instant now);

    /** Refuses what was asked of subscriptions that ended before {@code before}: no workflow runs any more that could. */
    @SqlUpdate("""
        update operation o
           set status       = 'FAILED',
               problem_code = 'subscription-not-active',
               finished_at  = :now
          from subscription s
         where s.subscription_id = o.subscription_id
           and s.ended_at        < :before
           and o.opened_at       < :before
           and o.status          = 'PENDING'
        """)
    int refuseOfEnded(@Bind("before") Instant before, @Bind("now") Instant now);

    /** Writes the outcome once; a repeat changes nothing, nor is anything done of which the caller was told that it would not be. */
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
     * @param kind names the request, for example {@code cancel}
     * @param actorKind {@code person} or {@code operator}
     * @param personId who asked; the person's row may be gone
     * @param reason what a person typed; it stays in this row and where the workflow's activities copy it
     * @param message what staff typed for members to read; as {@code reason}
     * @param request what the workflow is asked, as JSON; null exactly for {@link #CREATION}
     */
    record NewOperation(
            OperationId operationId,
            OrganizationId organizationId,
            SubscriptionId subscriptionId,
            String kind,
            String actorKind,
            PersonId personId,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String request,
            Instant createdAt) {}

    /** @param problemCode null when it was done */
    record FinishedOperation(
            OperationId operationId,
            @Nullable String problemCode,
            @Nullable Long owedAmount,
            @Nullable String owedCurrency,
            Instant finishedAt) {}

    /**
     * @param status {@code PENDING}, {@code DONE} or {@code FAILED}
     * @param opening how often it was asked for, counted from 1
     * @param openedAt when it was asked for the last time
     */
    record OperationRow(
            OperationId operationId,
            OrganizationId organizationId,
            SubscriptionId subscriptionId,
            String kind,
            String actorKind,
            PersonId personId,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String request,
            String status,
            @Nullable String problemCode,
            @Nullable Long owedAmount,
            @Nullable String owedCurrency,
            int opening,
            Instant createdAt,
            Instant openedAt,
            @Nullable Instant finishedAt) {}
}
