package io.tenure.store.application;

import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_key}. A key itself is never stored. */
public interface ApiKeyDao {

    @SqlUpdate("""
        insert into api_key (api_key_id, application_id, name, scopes, key_hash, prefix, last_four, created_at, expires_at)
        values (:apiKeyId, :applicationId, :name, :scopes, :keyHash, :prefix, :lastFour, :createdAt, :expiresAt)
        """)
    void insert(@BindMethods NewApiKey row);

    /** Oldest first, after {@code after} where that is not null; expired and revoked ones included. */
    @SqlQuery("""
        select k.*, u.last_used_at
          from api_key k
          left join api_key_use u on u.api_key_id = k.api_key_id
         where k.application_id = :applicationId
           and (cast(:state as text) is null
                or :state = case when k.revoked_at is not null    then 'REVOKED'
                                 when k.expires_at <= :now        then 'EXPIRED'
                                 else                                  'LIVE' end)
           and (cast(:after as uuid) is null or k.api_key_id > cast(:after as uuid))
         order by k.api_key_id
         limit :limit
        """)
    List<ApiKeyRow> ofApplication(
            @Bind("applicationId") ApplicationId applicationId,
            @BindMethods Wanted wanted,
            @Bind("after") @Nullable ApiKeyId after,
            @Bind("limit") int limit);

    /**
     * @param state LIVE, EXPIRED or REVOKED at {@code now}; null means any
     */
    record Wanted(@Nullable String state, Instant now) {}

    @SqlQuery("""
        select k.*, u.last_used_at
          from api_key k
          left join api_key_use u on u.api_key_id = k.api_key_id
         where k.application_id = :applicationId
           and k.api_key_id     = :id
        """)
    Optional<ApiKeyRow> find(@Bind("applicationId") ApplicationId applicationId, @Bind("id") ApiKeyId id);

    @SqlQuery("""
        select exists (select from api_key where api_key_id = :id)
        """)
    boolean exists(@Bind("id") ApiKeyId id);

    /** Returns 0 when there is no such key, or when it was revoked before. */
    @SqlUpdate("""
        update api_key
           set revoked_at = :revokedAt
         where api_key_id = :id
           and revoked_at is null
        """)
    int revoke(@Bind("id") ApiKeyId id, @Bind("revokedAt") Instant revokedAt);

    /** Lets a key end then, be it sooner or later than before. Returns 0 when it is not live at {@code now}: what has ended never lives again. */
    @SqlUpdate("""
        update api_key
           set expires_at = :expiresAt
         where api_key_id = :id
           and revoked_at is null
           and (expires_at is null or expires_at > :now)
        """)
    int expire(@Bind("id") ApiKeyId id, @Bind("expiresAt") Instant expiresAt, @Bind("now") Instant now);

    /** Lets a key end then, unless it ends sooner. Returns 0 when it is not live at {@code now}. */
    @SqlUpdate("""
        update api_key
           set expires_at = least(expires_at, :expiresAt)
         where api_key_id = :id
           and revoked_at is null
           and (expires_at is null or expires_at > :now)
        """)
    int expireNoLaterThan(@Bind("id") ApiKeyId id, @Bind("expiresAt") Instant expiresAt, @Bind("now") Instant now);

    /** @param keyHash 32 bytes, keyed with a secret that is not in the database */
    record NewApiKey(
            ApiKeyId apiKeyId,
            ApplicationId applicationId,
            String name,
            List<String> scopes,
            byte[] keyHash,
            String prefix,
            String lastFour,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** A key without what it could be tried by. */
    record ApiKeyRow(
            ApiKeyId apiKeyId,
            ApplicationId applicationId,
            String name,
            List<String> scopes,
            String prefix,
            String lastFour,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}
}
