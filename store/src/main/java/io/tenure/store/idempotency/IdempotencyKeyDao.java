package io.tenure.store.idempotency;

import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code idempotency_key}. They belong to a caller, who is part of what {@code key_hash} is the hash of, and to no tenant. */
public interface IdempotencyKeyDao {

    /**
     * Takes the key, which is new or whose process has not answered within its lease. Returns what is known of the first
     * try, where there was one. Empty when the key is answered, at work or was used for another request.
     */
    @SqlQuery("""
        insert into idempotency_key as k (key_hash, request_hash, operation_id, created_at, leased_until)
        values (:keyHash, :requestHash, :operationId, :now, :leasedUntil)
            on conflict (key_hash) do update
           set leased_until = excluded.leased_until
         where k.request_hash = excluded.request_hash
           and k.answered_at is null
           and k.leased_until <= :now
        returning operation_id, effect_lease
        """)
    Optional<Taken> take(@BindMethods Taking taking);

    @SqlQuery("""
        select *
          from idempotency_key
         where key_hash = :keyHash
        """)
    Optional<KeyRow> find(@Bind("keyHash") byte[] keyHash);

    /** In the transaction of the change. Returns 0 when the lease was lost, or when an earlier run has committed its change. */
    @SqlUpdate("""
        update idempotency_key
           set effect_lease = :leasedUntil
         where key_hash     = :keyHash
           and leased_until = :leasedUntil
           and answered_at is null
           and (effect_lease is null or effect_lease = :leasedUntil)
        """)
    int markEffect(@Bind("keyHash") byte[] keyHash, @Bind("leasedUntil") Instant leasedUntil);

    /** The same where another run's change is no reason to refuse this one, because it is the same row: tells that one was committed. */
    @SqlUpdate("""
        update idempotency_key
           set effect_lease = :leasedUntil
         where key_hash     = :keyHash
           and answered_at  is null
           and effect_lease is null
        """)
    int noteEffect(@Bind("keyHash") byte[] keyHash, @Bind("leasedUntil") Instant leasedUntil);

    /** Returns 0 when the lease was lost. */
    @SqlUpdate("""
        update idempotency_key
           set answered_at  = :now,
               status       = :status,
               content_type = :contentType,
               location     = :location,
               entity_tag   = :entityTag,
               answer       = :answer
         where key_hash     = :keyHash
           and leased_until = :leasedUntil
           and answered_at is null
        """)
    int answer(@BindMethods NewAnswer row);

    /** Ends the lease without an answer, so that a repeat may run at once whatever its replica's clock says. Returns 0 when the lease was lost. */
    @SqlUpdate("""
        update idempotency_key
           set leased_until = 'epoch'
         where key_hash     = :keyHash
           and leased_until = :leasedUntil
           and answered_at is null
        """)
    int release(@Bind("keyHash") byte[] keyHash, @Bind("leasedUntil") Instant leasedUntil);

    /** Deletes at most {@code most} keys that are older than {@code before}. Returns how many. */
    @SqlUpdate("""
        delete from idempotency_key
         where key_hash in (select key_hash
                              from idempotency_key
                             where created_at < :before
                             order by created_at
                             limit :most
                               for update skip locked)
        """)
    int deleteOld(@Bind("before") Instant before, @Bind("most") int most);

    /** @param operationId where the key is new */
    record Taking(byte[] keyHash, byte[] requestHash, OperationId operationId, Instant now, Instant leasedUntil) {}

    /**
     * @param operationId to work under: the new one, or that of the first try
     * @param effectLease null until a change was committed
     */
    record Taken(OperationId operationId, @Nullable Instant effectLease) {}

    /** @param answer encrypted */
    record NewAnswer(
            byte[] keyHash,
            Instant leasedUntil,
            Instant now,
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String entityTag,
            byte[] answer) {}

    /** @param effectLease null until a change was committed */
    record KeyRow(
            byte[] requestHash,
            OperationId operationId,
            Instant leasedUntil,
            @Nullable Instant effectLease,
            @Nullable Instant answeredAt,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String entityTag,
            byte @Nullable [] answer) {}
}
