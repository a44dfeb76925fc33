package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Walks over the subscriptions that must have a running workflow; one process at a time (law 5). */
public interface LiveSubscriptionDao {

    /** Live subscriptions after {@code after}, in the order of their ids. A null {@code after} begins with the first. */
    @SqlQuery("""
        select subscription_id, organization_id, status as standing, attention_code
          from subscription
         where status          in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED')
           and subscription_id  > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
         order by subscription_id
         limit :limit
        """)
    List<LiveSubscription> list(@Bind("after") @Nullable SubscriptionId after, @Bind("limit") int limit);

    /** Takes the lock of the walk for this session, without waiting. False when another session has it. */
    @SqlQuery("""
        select pg_try_advisory_lock(hashtextextended('tenure/subscription-sweep', 0))
        """)
    boolean tryLock();

    /** Gives the session's lock back at once: a closed connection's lock outlives it until the server has noticed. */
    @SqlQuery("""
        select pg_advisory_unlock(hashtextextended('tenure/subscription-sweep', 0))
        """)
    boolean unlock();

    /** What a workflow is started with when only the row is known. */
    record LiveSubscription(
            SubscriptionId subscriptionId,
            OrganizationId organizationId,
            Standing standing,
            @Nullable String attentionCode) {}
}
