package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Subscriptions that wait for a person, of all organizations: for the platform's staff only. */
public interface AttentionDao {

    /** The newest subscriptions first, before {@code before} where that is not null; with one code only where that is not null. */
    @SqlQuery("""
        select subscription_id, organization_id, application_id, status, attention_code, attention_at, revision
          from subscription
         where attention_code is not null
           and (cast(:code as text) is null   or attention_code  = :code)
           and (cast(:before as uuid) is null or subscription_id < cast(:before as uuid))
         order by subscription_id desc
         limit :limit
        """)
    List<AttentionRow> list(
            @Bind("code") @Nullable String code,
            @Bind("before") @Nullable SubscriptionId before,
            @Bind("limit") int limit);

    record AttentionRow(
            SubscriptionId subscriptionId,
            OrganizationId organizationId,
            ApplicationId applicationId,
            Standing status,
            String attentionCode,
            Instant attentionAt,
            long revision) {}
}
