package io.tenure.store.subscription;

import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code paid_period} (billing rule 57). Appended once each; provider, account and mode are the subscription's. */
public interface PaidPeriodDao {

    @SqlUpdate("""
        insert into paid_period (subscription_id, provider, provider_account, invoice_reference, live_mode, period_at, period_until, amount,
                                 currency, recorded_at)
        select s.subscription_id, s.provider, s.provider_account, :invoiceReference, s.live_mode, :periodAt, :periodUntil, :amount,
               :currency, :recordedAt
          from subscription s
         where s.subscription_id = :subscriptionId
            on conflict do nothing
        """)
    void append(@BindMethods PaidPeriodRow row);

    @SqlQuery("""
        select *
          from paid_period
         where subscription_id = :id
         order by period_at
        """)
    List<PaidPeriodRow> list(@Bind("id") SubscriptionId id);

    /** @param amount in minor units of {@code currency} */
    record PaidPeriodRow(
            SubscriptionId subscriptionId,
            String invoiceReference,
            Instant periodAt,
            Instant periodUntil,
            long amount,
            String currency,
            Instant recordedAt) {}
}
