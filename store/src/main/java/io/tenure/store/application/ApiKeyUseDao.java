package io.tenure.store.application;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code api_key_use}: when a key was last used. */
public interface ApiKeyUseDao {

    /** Stores that the keys were used. Written in the order of the ids, as seats' uses are. Returns the number of rows written. */
    @SqlUpdate("""
        insert into api_key_use (api_key_id, last_used_at)
        select k.api_key_id, n.used_at
          from (select api_key_id, timestamptz 'epoch' + millis * interval '1 millisecond' as used_at
                  from unnest(:apiKeyIds, :millis) as m (api_key_id, millis)) n
          join api_key k on k.api_key_id = n.api_key_id
          left join api_key_use u on u.api_key_id = n.api_key_id
         where u.last_used_at is null
            or u.last_used_at < n.used_at
         order by k.api_key_id
            on conflict (api_key_id) do update
           set last_used_at = greatest(api_key_use.last_used_at, excluded.last_used_at)
        """)
    int write(@Bind("apiKeyIds") List<UUID> apiKeyIds, @Bind("millis") List<Long> millis);
}
