package io.tenure.store.webhook;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.webhook.StripeInbox.Arrival;
import io.tenure.store.webhook.StripeInbox.Stored;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.webhook.StripeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** An event of Stripe, as it is delivered, and what the inbox made of it. Each subscription is {@code sub_of_<id>} at Stripe, by {@code cs_of_<id>}. */
final class DeliveredEvent {

    static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    static final Instant SOON = NOON.plusSeconds(2);

    final String reference;
    private final TestDatabase database;
    private final TestRows rows;
    private final Jdbi owner;

    DeliveredEvent(TestDatabase database) {
        this.database = database;
        rows = new TestRows(database);
        owner = TenureJdbi.of(database.owner());
        reference = "evt_" + rows.id();
    }

    /**
     * A stored event.
     *
     * @param copied whether it keeps no bytes of its own
     */
    public record Row(
            @Nullable SubscriptionId owner,
            String status,
            boolean copied,
            @Nullable Instant dueAt) {}

    /**
     * @param object the provider's object that it tells of
     * @param ofSubscription the provider's subscription that the object belongs to
     * @param named our id as the object carries it
     */
    Stored take(String object, @Nullable String ofSubscription, @Nullable SubscriptionId named) {
        StripeEvent told = new StripeEvent(
                reference, "customer.subscription.updated", false, null, "v1", object, ofSubscription, named, NOON);
        Arrival arrival = new Arrival(told, "{}".getBytes(StandardCharsets.UTF_8), NOON, SOON);
        return database.jdbi().inTransaction(handle -> new StripeInbox("acct_test", false).take(handle, arrival));
    }

    List<Row> stored() {
        return owner.withHandle(handle ->
                handle.createQuery("""
                    select subscription_id as owner, status, payload = '' as copied, next_attempt_at as due_at
                      from webhook_event
                     where event_reference = ?
                     order by inbox_seq
                    """).bind(0, reference).mapTo(Row.class).list());
    }

    SubscriptionId nobody() {
        return new SubscriptionId(rows.id());
    }

    SubscriptionId subscription(String status) {
        ApplicationId application = rows.application();
        SubscriptionId id = new SubscriptionId(rows.id());
        owner.useHandle(handle -> handle.createUpdate("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, provider_reference,
                                      live_mode, status, status_reason, provided_status, provided_reason, quantity, seat_limit, access_until, checkout_reference, ended_at,
                                      effect_id, created_at, updated_at)
            values (:id, :organization, :application, :plan, 'stripe', 'acct_test', 'sub_of_' || :text, false, :status,
                    case when :status = 'CANCELED' then 'canceled' end, :status, case when :status = 'CANCELED' then 'canceled' end, 3, 3, now(), 'cs_of_' || :text,
                    case when :status = 'CANCELED' then now() end, 'test', now(), now())
            """)
                .bind("id", id)
                .bind("text", id.toString())
                .bind("organization", rows.organization())
                .bind("application", application)
                .bind("plan", rows.plan(application, "price_" + rows.id(), 0))
                .bind("status", status)
                .execute());
        return id;
    }
}
