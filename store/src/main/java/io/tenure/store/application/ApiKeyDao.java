package io.tenure.store.application;

import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_key}. A key itself is never stored. */
public interface ApiKeyDao {

    @SqlUpdate("""
        insert into api_key (api_key_id, application_id, key_hash, prefix, last_four, created_at, expires_at)
        values (:apiKeyId, :applicationId, :keyHash, :prefix, :lastFour, :createdAt, :expiresAt)
        """)
    void insert(@BindMethods ApiKeyRow row);

    /** Oldest first, revoked ones included. */
    @SqlQuery("""
        select *
          from api_key
         where application_id = :applicationId
         order by api_key_id
        """)
    List<ApiKeyRow> ofApplication(@Bind("applicationId") ApplicationId applicationId);

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

    /** @param keyHash 32 bytes, keyed with a secret that is not in the database */
    record ApiKeyRow(
            ApiKeyId apiKeyId,
            ApplicationId applicationId,
            byte[] keyHash,
            String prefix,
            String lastFour,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}
}
