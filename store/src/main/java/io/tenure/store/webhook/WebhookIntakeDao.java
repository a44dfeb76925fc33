package io.tenure.store.webhook;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** How an event enters the inbox (law 2). */
public interface WebhookIntakeDao {

    /** Stores the event and returns its inbox sequence; empty when the provider has told it before. */
    @SqlUpdate("""
        insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, api_version, object_reference,
                                   subscription_reference, named_id, subscription_id, priority, decisive, status, next_attempt_at, last_error, payload, created_at, received_at, settled_at)
        values (:provider, :providerAccount, :eventReference, :liveMode, :kind, :apiVersion, :objectReference,
                :subscriptionReference, :namedId, :subscriptionId, :priority, :decisive, :status, :nextAttemptAt, :lastError, :payload, :createdAt, :receivedAt, :settledAt)
        on conflict (provider, provider_account, event_reference) where copy_of is null do nothing
        """)
    @GetGeneratedKeys("inbox_seq")
    Optional<Long> insert(@BindMethods NewEvent event);

    /**
     * @param subscriptionReference the provider's subscription that the object belongs to, where it says so
     * @param namedId our id as the provider's object carries it, unverified
     * @param subscriptionId null while the entity is not known
     * @param status {@code RECEIVED}, {@code WAITING}, {@code IGNORED} or {@code QUARANTINED}
     * @param nextAttemptAt when the relay may take it; null exactly when the event is settled already
     * @param payload the bytes that were signed
     */
    record NewEvent(
            Provider provider,
            String providerAccount,
            String eventReference,
            boolean liveMode,
            String kind,
            @Nullable String apiVersion,
            @Nullable String objectReference,
            @Nullable String subscriptionReference,
            @Nullable SubscriptionId namedId,
            @Nullable SubscriptionId subscriptionId,
            int priority,
            boolean decisive,
            String status,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            byte[] payload,
            @Nullable Instant createdAt,
            Instant receivedAt,
            @Nullable Instant settledAt) {}
}
