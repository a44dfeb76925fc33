package io.tenure.store.webhook;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The inbox as the platform's staff sees it: never the payload, which may name persons. */
public interface InboxDao {

    @SqlQuery("""
        select e.inbox_seq, e.provider, e.provider_account, e.event_reference, e.live_mode, e.kind, e.object_reference,
               e.subscription_reference, e.subscription_id, s.organization_id, e.priority, e.status, e.attempts, e.last_error,
               e.next_attempt_at, e.created_at, e.received_at, e.settled_at, e.copy_of
          from webhook_event e
          left join subscription s using (subscription_id)
         where e.inbox_seq = :inboxSeq
        """)
    Optional<InboxRow> find(@Bind("inboxSeq") long inboxSeq);

    /** The newest first, before {@code before} where that is not null. */
    @SqlQuery("""
        select e.inbox_seq, e.provider, e.provider_account, e.event_reference, e.live_mode, e.kind, e.object_reference,
               e.subscription_reference, e.subscription_id, s.organization_id, e.priority, e.status, e.attempts, e.last_error,
               e.next_attempt_at, e.created_at, e.received_at, e.settled_at, e.copy_of
          from webhook_event e
          left join subscription s using (subscription_id)
         where (cast(:status as text) is null         or e.status          = :status)
           and (cast(:kind as text) is null           or e.kind            = :kind)
           and (cast(:subscriptionId as uuid) is null or e.subscription_id = :subscriptionId)
           and (cast(:receivedBefore as timestamptz) is null or e.received_at < :receivedBefore)
           and (cast(:before as bigint) is null       or e.inbox_seq       < :before)
         order by e.inbox_seq desc
         limit :limit
        """)
    List<InboxRow> list(@BindMethods Filter filter, @Bind("before") @Nullable Long before, @Bind("limit") int limit);

    /**
     * Lets the relay deliver again what is not settled for good, as if it had just come. What is of another mode or account stays where it is: it can
     * never be ours. Returns the events that this was done to.
     */
    @SqlUpdate("""
        update webhook_event e
           set status          = case when e.subscription_id is null then 'WAITING' else 'RECEIVED' end,
               attempts        = 0,
               next_attempt_at = :now,
               last_error      = null,
               settled_at      = null
         where e.inbox_seq = any(:inboxSeqs)
           and e.status in ('RECEIVED', 'WAITING', 'QUARANTINED')
           and e.last_error is distinct from 'other-mode-or-account'
        returning e.inbox_seq, (select s.organization_id from subscription s where s.subscription_id = e.subscription_id)
        """)
    @GetGeneratedKeys
    List<Touched> retry(@Bind("inboxSeqs") List<Long> inboxSeqs, @Bind("now") Instant now);

    /** Settles an event that nobody shall act on. Empty when it is settled already. */
    @SqlUpdate("""
        update webhook_event e
           set status          = 'IGNORED',
               last_error      = 'ignored-by-operator',
               next_attempt_at = null,
               settled_at      = :now
         where e.inbox_seq = :inboxSeq
           and e.status in ('RECEIVED', 'WAITING', 'QUARANTINED')
        returning e.inbox_seq, (select s.organization_id from subscription s where s.subscription_id = e.subscription_id)
        """)
    @GetGeneratedKeys
    Optional<Touched> ignore(@Bind("inboxSeq") long inboxSeq, @Bind("now") Instant now);

    /** How many events are in each of the states that are not for good, with the oldest of each. States without events are left out. */
    @SqlQuery("""
        select status, count(*) as events, min(received_at) as oldest_received_at
          from webhook_event
         where status in ('RECEIVED', 'WAITING', 'QUARANTINED')
         group by status
        """)
    List<StateCount> countOpen();

    /** Null means any. */
    record Filter(
            @Nullable String status,
            @Nullable String kind,
            @Nullable SubscriptionId subscriptionId,
            @Nullable Instant receivedBefore) {}

    /**
     * @param eventReference the provider's id of the event
     * @param subscriptionReference the provider's subscription that the event tells of
     * @param organizationId null exactly when no subscription is known for the event
     * @param copyOf the row of the same event that is told to another subscription; null for the first one
     */
    record InboxRow(
            long inboxSeq,
            Provider provider,
            String providerAccount,
            String eventReference,
            boolean liveMode,
            String kind,
            @Nullable String objectReference,
            @Nullable String subscriptionReference,
            @Nullable SubscriptionId subscriptionId,
            @Nullable OrganizationId organizationId,
            int priority,
            String status,
            int attempts,
            @Nullable String lastError,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant createdAt,
            Instant receivedAt,
            @Nullable Instant settledAt,
            @Nullable Long copyOf) {}

    /** @param organizationId whose subscription the event concerns; null while none is known */
    record Touched(long inboxSeq, @Nullable OrganizationId organizationId) {}

    record StateCount(String status, long events, Instant oldestReceivedAt) {}
}
