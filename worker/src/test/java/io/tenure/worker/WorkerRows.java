package io.tenure.worker;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Subscriptions and events that are there before a test's story begins. Each subscription has an organization of its own. */
public final class WorkerRows {

    public static final String ACCOUNT = "acct_test";

    private final Jdbi jdbi;
    private final TestRows rows;
    private final ApplicationId application;
    private final PlanId plan;

    public WorkerRows(TestDatabase database) {
        jdbi = TenureJdbi.of(database.owner());
        rows = new TestRows(database);
        application = rows.application();
        plan = rows.plan(application, "price_" + rows.id(), 0);
    }

    public SubscriptionId subscription(Standing standing) {
        return subscription(new SubscriptionId(rows.id()), standing);
    }

    public SubscriptionId subscription(SubscriptionId id, Standing standing) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, provider_reference,
                                      live_mode, status, status_reason, provided_status, provided_reason, quantity, seat_limit, access_until,
                                      checkout_reference, ended_at, effect_id, created_at, updated_at)
            values (:id, :organization, :application, :plan, 'stripe', :account, 'sub_of_' || :text, false, :standing, :reason, :standing, :reason,
                    3, 3, :later, 'cs_of_' || :text, :ended, 'test', now(), now())
            """)
                .bind("id", id)
                .bind("text", id.toString())
                .bind("organization", rows.organization())
                .bind("application", application)
                .bind("plan", plan)
                .bind("account", ACCOUNT)
                .bind("standing", standing)
                .bind("reason", standing.opensTheDoor() ? null : "canceled")
                .bind("later", Instant.now().plus(Duration.ofDays(30)))
                .bind("ended", standing.isTerminal() ? Instant.now() : null)
                .execute());
        return id;
    }

    public List<SubscriptionId> subscriptions(int count, Standing standing) {
        return IntStream.range(0, count).mapToObj(i -> subscription(standing)).toList();
    }

    public SubscriptionId unknownSubscription() {
        return new SubscriptionId(rows.id());
    }

    /** A RECEIVED event that is due. */
    public long event(SubscriptionId subscription, int priority) {
        return insert(new NewEvent(subscription, priority, "RECEIVED", "in_" + rows.id(), null, null, Instant.now()));
    }

    /** A WAITING event of an object whose entity nobody knows, due. */
    public long waiting(String objectReference, Instant receivedAt) {
        return insert(new NewEvent(null, 1, "WAITING", objectReference, null, null, receivedAt));
    }

    /** The same, of an invoice that names the provider's subscription that it belongs to, and may carry our id. */
    public long waitingInvoice(String subscriptionReference, @Nullable SubscriptionId named) {
        return insert(new NewEvent(null, 1, "WAITING", "in_" + rows.id(), subscriptionReference, named, Instant.now()));
    }

    /** The same, of an object that carries our id. */
    public long waitingFor(SubscriptionId named) {
        return insert(new NewEvent(null, 1, "WAITING", "in_" + rows.id(), null, named, Instant.now()));
    }

    private long insert(NewEvent event) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, object_reference,
                                       subscription_reference, named_id, subscription_id, priority, decisive, status, next_attempt_at, payload, received_at)
            values ('stripe', :account, :reference, false, 'invoice.paid', :objectReference, :subscriptionReference, :named,
                    :subscription, :priority, true, :status, now() - interval '1 second', '\\x7b7d', :receivedAt)
            returning inbox_seq
            """)
                .bind("account", ACCOUNT)
                .bind("reference", "evt_" + rows.id())
                .bindMethods(event)
                .mapTo(long.class)
                .one());
    }

    public EventRow event(long inboxSeq) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select status, attempts, next_attempt_at, last_error, subscription_id
              from webhook_event
             where inbox_seq = :seq
            """)
                .bind("seq", inboxSeq)
                .mapTo(EventRow.class)
                .one());
    }

    /** Events that were claimed other than exactly once. */
    public int eventsNotClaimedOnce() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from webhook_event where attempts <> 1")
                .mapTo(int.class)
                .one());
    }

    public void deleteEvents() {
        jdbi.useHandle(handle -> handle.execute("delete from webhook_event"));
    }

    public void deleteSubscriptions() {
        deleteEvents();
        jdbi.useHandle(handle -> handle.execute("delete from subscription"));
    }

    /** What a test looks at in a stored event. */
    public record EventRow(
            String status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            @Nullable SubscriptionId subscriptionId) {}

    /** An event to store. */
    public record NewEvent(
            @Nullable SubscriptionId subscription,
            int priority,
            String status,
            @Nullable String objectReference,
            @Nullable String subscriptionReference,
            @Nullable SubscriptionId named,
            Instant receivedAt) {}
}
