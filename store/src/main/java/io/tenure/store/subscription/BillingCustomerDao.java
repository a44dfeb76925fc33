package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.BillingCustomerId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code billing_customer}: the intention first, the provider's reference when it has answered. */
public interface BillingCustomerDao {

    /** Returns 0 when the organization has a row for the provider and currency already. */
    @SqlUpdate("""
        insert into billing_customer (billing_customer_id, organization_id, provider, currency, provider_account, live_mode, created_at)
        values (:billingCustomerId, :organizationId, :provider, :currency, :providerAccount, :liveMode, :createdAt)
            on conflict (organization_id, provider, currency) do nothing
        """)
    int insert(@BindMethods BillingCustomerRow row);

    @SqlQuery("""
        select *
          from billing_customer
         where organization_id = :organizationId
           and provider        = :provider
           and currency        = :currency
        """)
    Optional<BillingCustomerRow> find(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("provider") Provider provider,
            @Bind("currency") String currency);

    /** Stores what the provider calls the customer, also in place of one that is gone. */
    @SqlUpdate("""
        update billing_customer
           set provider_reference = :reference
         where billing_customer_id = :id
        """)
    int link(@Bind("id") BillingCustomerId id, @Bind("reference") String reference);

    /** @param providerReference null from the intention until the provider has answered */
    record BillingCustomerRow(
            BillingCustomerId billingCustomerId,
            OrganizationId organizationId,
            Provider provider,
            String currency,
            String providerAccount,
            @Nullable String providerReference,
            boolean liveMode,
            Instant createdAt) {}
}
