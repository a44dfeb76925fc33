package io.tenure.store.webhook;

import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the owner of an entity does with the inbox: names an event as a cause and settles what it has answered to (laws 2 and 3). */
public interface WebhookSettlementDao {

    /** The newest event up to {@code upTo} that may be a cause and is not settled yet. */
    @SqlQuery("""
        select event_reference, received_at
          from webhook_event
         where subscription_id = :id
           and inbox_seq      <= :upTo
           and decisive
           and status         in ('RECEIVED', 'WAITING')
         order by inbox_seq desc
         limit 1
        """)
    Optional<Cause> newestCause(@Bind("id") SubscriptionId id, @Bind("upTo") long upTo);

    /** The entity has looked with these events in view. */
    @SqlUpdate("""
        update webhook_event
           set status          = 'APPLIED',
               next_attempt_at = null,
               settled_at      = :now
         where subscription_id = :id
           and inbox_seq      <= :upTo
           and status         in ('RECEIVED', 'WAITING')
        """)
    int apply(@Bind("id") SubscriptionId id, @Bind("upTo") long upTo, @Bind("now") Instant now);

    /** The entity had ended before these events were looked at. */
    @SqlUpdate("""
        update webhook_event
           set status          = 'IGNORED',
               next_attempt_at = null,
               settled_at      = :now
         where subscription_id = :id
           and inbox_seq      <= :upTo
           and status         in ('RECEIVED', 'WAITING')
        """)
    int ignore(@Bind("id") SubscriptionId id, @Bind("upTo") long upTo, @Bind("now") Instant now);

    /** Provider subscriptions other than {@code own} that events up to {@code upTo} told of and called this one's, newest first (billing rule 55). */
    @SqlQuery("""
        select object_reference
          from webhook_event
         where (subscription_id  = :id
             or named_id         = :id and named_id <> subscription_id)
           and inbox_seq        <= :upTo
           and kind              like 'customer.subscription.%'
           and object_reference <> :own
         group by object_reference
         order by max(inbox_seq) desc
         limit 3
        """)
    List<String> otherSubscriptions(@Bind("id") SubscriptionId id, @Bind("upTo") long upTo, @Bind("own") String own);

    /** A provider's event, as a timeline names it. */
    record Cause(String eventReference, Instant receivedAt) {}
}
