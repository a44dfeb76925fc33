package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code plan}. */
public interface PlanDao {

    @SqlUpdate("""
        insert into plan (plan_id, application_id, name, provider, provider_account, live_mode, price_reference, currency, unit_amount, billing_interval,
                          trial_days, created_at)
        values (:planId, :applicationId, :name, :provider, :providerAccount, :liveMode, :priceReference, :currency, :unitAmount, :billingInterval,
                :trialDays, :createdAt)
        """)
    void insert(@BindMethods PlanRow row);

    @SqlQuery("""
        select *
          from plan
         where plan_id = :id
        """)
    Optional<PlanRow> find(@Bind("id") PlanId id);

    /**
     * @param providerAccount whose price it is; {@code none} exactly for plans that are only granted
     * @param priceReference the provider's recurring price; null exactly for plans that are only granted
     * @param unitAmount a seat's price in minor units of {@code currency}
     * @param billingInterval {@code month} or {@code year}
     * @param archivedAt set when it is no longer sold
     */
    record PlanRow(
            PlanId planId,
            ApplicationId applicationId,
            String name,
            Provider provider,
            String providerAccount,
            boolean liveMode,
            @Nullable String priceReference,
            String currency,
            long unitAmount,
            String billingInterval,
            int trialDays,
            Instant createdAt,
            @Nullable Instant archivedAt) {}
}
