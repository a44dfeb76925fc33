package io.tenure.store.webhook;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What the relay does with the inbox: claims what is due, finds whose it is, and gives up on what is nobody's (law 2). */
public interface WebhookRelayDao {

    /**
     * Events that are due, the longest waiting first, locked until the transaction ends. Another relay does not see them: it takes the next ones.
     */
    @SqlQuery("""
        select e.inbox_seq, e.provider, e.provider_account, e.object_reference, e.subscription_id, e.priority, e.attempts, e.received_at,
               s.organization_id, s.status as standing, s.attention_code, e.subscription_reference, e.named_id
          from webhook_event e
          left join subscription s using (subscription_id)
         where e.status          in ('RECEIVED', 'WAITING')
           and e.next_attempt_at <= :now
         order by e.next_attempt_at
         limit :limit
           for update of e skip locked
        """)
    List<DueEvent> lockDue(@Bind("now") Instant now, @Bind("limit") int limit);

    /** Counts an attempt and says when the next one is due if nobody says anything else. */
    @SqlBatch("""
        update webhook_event
           set attempts        = attempts + 1,
               next_attempt_at = :nextAttemptAt
         where inbox_seq = :inboxSeq
        """)
    void claim(@BindMethods Collection<Claim> claims);

    /** Those of the events that are not settled, locked until the transaction ends. What somebody settles now is not among them. */
    @SqlQuery("""
        select inbox_seq, attempts
          from webhook_event
         where inbox_seq = any(:inboxSeqs)
           and status    in ('RECEIVED', 'WAITING')
           for update skip locked
        """)
    List<OpenEvent> lockOpen(@Bind("inboxSeqs") List<Long> inboxSeqs);

    /** Says when the next attempt is due. */
    @SqlBatch("""
        update webhook_event
           set next_attempt_at = :nextAttemptAt
         where inbox_seq = :inboxSeq
        """)
    void rest(@BindMethods Collection<Claim> rests);

    /**
     * The subscriptions that have stored a reference of the event, and the one whose id it carries; those come first, because the id may be edited
     * by anybody (law 2). Only of the event's own provider and account.
     */
    @SqlQuery("""
        select subscription_id, organization_id, status as standing, attention_code
          from subscription
         where provider         = :provider
           and provider_account = :providerAccount
           and (subscription_id    = cast(:namedId as uuid)
             or provider_reference in (:objectReference, :subscriptionReference)
             or checkout_reference = :objectReference)
         order by coalesce(provider_reference in (:objectReference, :subscriptionReference), false) desc,
                  coalesce(checkout_reference = :objectReference, false) desc
        """)
    List<Owner> findOwners(@BindMethods References references);

    /** Tells another subscription of the event, too, by a row of its own. Empty when that was done before. */
    @SqlUpdate("""
        insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, api_version, object_reference,
                                   subscription_reference, named_id, subscription_id, priority, decisive, status, next_attempt_at,
                                   payload, created_at, received_at, copy_of)
        select e.provider, e.provider_account, e.event_reference, e.live_mode, e.kind, e.api_version, e.object_reference,
               e.subscription_reference, e.named_id, :id, e.priority, e.decisive, 'RECEIVED', :dueAt,
               '', e.created_at, e.received_at, e.inbox_seq
          from webhook_event e
         where e.inbox_seq = :inboxSeq
        on conflict (copy_of) do nothing
        """)
    @GetGeneratedKeys("inbox_seq")
    Optional<Long> copy(@Bind("inboxSeq") long inboxSeq, @Bind("id") SubscriptionId id, @Bind("dueAt") Instant dueAt);

    /** An event of an unknown entity has found its owner. */
    @SqlUpdate("""
        update webhook_event
           set subscription_id = :id,
               status          = 'RECEIVED',
               last_error      = null
         where inbox_seq = :inboxSeq
           and status    in ('RECEIVED', 'WAITING')
        """)
    int route(@Bind("inboxSeq") long inboxSeq, @Bind("id") SubscriptionId id);

    /** The events' entity is not known yet. */
    @SqlUpdate("""
        update webhook_event
           set status     = 'WAITING',
               last_error = 'unknown-entity'
         where inbox_seq = any(:inboxSeqs)
           and status    in ('RECEIVED', 'WAITING')
        """)
    int await(@Bind("inboxSeqs") List<Long> inboxSeqs);

    /** The events' entity has not become known in time. */
    @SqlUpdate("""
        update webhook_event
           set status          = 'QUARANTINED',
               last_error      = 'unknown-entity',
               next_attempt_at = null,
               settled_at      = :now
         where inbox_seq = any(:inboxSeqs)
           and status    in ('RECEIVED', 'WAITING')
        """)
    int quarantine(@Bind("inboxSeqs") List<Long> inboxSeqs, @Bind("now") Instant now);

    /** What the provider sent; empty where it was emptied. */
    @SqlQuery("select payload from webhook_event where inbox_seq = :inboxSeq and payload <> ''")
    Optional<byte[]> payload(@Bind("inboxSeq") long inboxSeq);

    /** 1 for a customer of ours, otherwise 0. */
    @SqlQuery("""
        select count(*)
          from billing_customer
         where provider           = :provider
           and provider_account   = :account
           and provider_reference = :customer
        """)
    int countCustomers(
            @Bind("provider") Provider provider, @Bind("account") String account, @Bind("customer") String customer);

    /** The events name nothing of ours: another system shares the provider's account. */
    @SqlUpdate("""
        update webhook_event
           set status          = 'IGNORED',
               last_error      = 'foreign',
               next_attempt_at = null,
               settled_at      = :now
         where inbox_seq = any(:inboxSeqs)
           and status    in ('RECEIVED', 'WAITING')
        """)
    int ignoreForeign(@Bind("inboxSeqs") List<Long> inboxSeqs, @Bind("now") Instant now);

    /** The entity had ended before these events were looked at. */
    @SqlUpdate("""
        update webhook_event
           set status          = 'IGNORED',
               next_attempt_at = null,
               settled_at      = :now
         where inbox_seq = any(:inboxSeqs)
           and status    in ('RECEIVED', 'WAITING')
        """)
    int ignore(@Bind("inboxSeqs") List<Long> inboxSeqs, @Bind("now") Instant now);

    /**
     * Empties the payloads of at most so many events that were settled before an instant, oldest first, and returns how many. The rows stay: an event that
     * comes again is still a duplicate.
     */
    @SqlUpdate("""
        update webhook_event
           set payload = ''
         where inbox_seq in (select inbox_seq
                               from webhook_event
                              where settled_at < :before
                                and payload <> ''
                              order by settled_at
                              limit :most
                                for update skip locked)
        """)
    int emptyPayloads(@Bind("before") Instant before, @Bind("most") int most);

    /** Why the last attempt has failed. */
    @SqlUpdate("""
        update webhook_event
           set last_error = :code
         where inbox_seq = any(:inboxSeqs)
           and status    in ('RECEIVED', 'WAITING')
        """)
    int fail(@Bind("inboxSeqs") List<Long> inboxSeqs, @Bind("code") String code);

    /** Since when the longest waiting of the events that are due has been due. */
    @SqlQuery("""
        select min(next_attempt_at)
          from webhook_event
         where status          in ('RECEIVED', 'WAITING')
           and next_attempt_at <= :now
        """)
    Optional<Instant> oldestDue(@Bind("now") Instant now);

    /**
     * @param attempts how many were made before this one
     * @param organizationId null exactly when no subscription is known for the event
     * @param standing null exactly when no subscription is known for the event
     * @param subscriptionReference the provider's subscription that the object belongs to, where it says so
     * @param namedId our id as the provider's object carries it, unverified
     */
    record DueEvent(
            long inboxSeq,
            Provider provider,
            String providerAccount,
            @Nullable String objectReference,
            @Nullable SubscriptionId subscriptionId,
            int priority,
            int attempts,
            Instant receivedAt,
            @Nullable OrganizationId organizationId,
            @Nullable Standing standing,
            @Nullable String attentionCode,
            @Nullable String subscriptionReference,
            @Nullable SubscriptionId namedId) {}

    /** @param attempts how many were made, that of the last claim included */
    record OpenEvent(long inboxSeq, int attempts) {}

    record Claim(long inboxSeq, Instant nextAttemptAt) {}

    /** @param namedId our id as the provider's object carries it, unverified */
    record References(
            Provider provider,
            String providerAccount,
            @Nullable SubscriptionId namedId,
            @Nullable String objectReference,
            @Nullable String subscriptionReference) {}

    /** The subscription that an event belongs to. */
    record Owner(
            SubscriptionId subscriptionId,
            OrganizationId organizationId,
            Standing standing,
            @Nullable String attentionCode) {}
}
