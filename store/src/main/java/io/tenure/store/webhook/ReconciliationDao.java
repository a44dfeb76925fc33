package io.tenure.store.webhook;

import io.tenure.workflows.subscription.Provider;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Compares what was heard with what there was to hear: events against the provider's list, periods against the clock. */
public interface ReconciliationDao {

    /** Up to where the list was compared; before the first time, since when there is something to hear: the oldest live subscription. */
    @SqlQuery("""
        select coalesce((select r.reconciled_until
                           from reconciliation r
                          where r.provider         = :provider
                            and r.provider_account = :account
                            and r.live_mode        = :liveMode),
                        (select min(s.created_at)
                           from subscription s
                          where s.provider         = :provider
                            and s.provider_account = :account
                            and s.live_mode        = :liveMode
                            and s.status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED')))
        """)
    Optional<Instant> comparedUntil(@BindMethods Source source);

    /** The list was compared up to here. Two at once leave the later instant. */
    @SqlUpdate("""
        insert into reconciliation as r (provider, provider_account, live_mode, reconciled_until)
        values (:provider, :account, :liveMode, :until)
        on conflict (provider, provider_account, live_mode)
           do update set reconciled_until = greatest(r.reconciled_until, excluded.reconciled_until)
        """)
    int compared(@BindMethods Source source, @Bind("until") Instant until);

    /**
     * Puts a synthetic event into the inbox for each open door whose paid period or access has ended before {@code endedBefore} while nothing has
     * changed since. Once for each such end, whoever asks and however often; the relay then tells the subscription to look.
     */
    @SqlUpdate("""
        insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, object_reference, subscription_id, priority,
                                   decisive, status, next_attempt_at, payload, created_at, received_at)
        select s.provider, s.provider_account, 'tenure_overdue_' || s.subscription_id || '_' || extract(epoch from ended.at)::bigint,
               s.live_mode, 'tenure.period_overdue', s.provider_reference, s.subscription_id, 3, false, 'RECEIVED', :now, '', :now, :now
          from subscription s
         cross join lateral (values (s.paid_until), (s.access_until)) as ended (at)
         where s.status in ('TRIALING', 'ACTIVE')
           and s.provider         = :provider
           and s.provider_account = :account
           and s.live_mode        = :liveMode
           and ended.at     < :endedBefore
           and s.updated_at < ended.at + (:now - :endedBefore)
        on conflict (provider, provider_account, event_reference) where copy_of is null do nothing
        """)
    int tellOverdue(@BindMethods Source source, @Bind("endedBefore") Instant endedBefore, @Bind("now") Instant now);

    /** The one account and mode of a deployment. */
    record Source(Provider provider, String account, boolean liveMode) {}
}
