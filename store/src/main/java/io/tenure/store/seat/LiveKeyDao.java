package io.tenure.store.seat;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which keys there are to check with. */
public interface LiveKeyDao {

    /** Hashes of keys that are live at {@code now} and were made at {@code madeSince} or later, the newest first. */
    @SqlQuery("""
        select key_hash
          from api_key
         where created_at >= :madeSince
           and revoked_at is null
           and (expires_at is null or expires_at > :now)
         order by created_at desc
         limit :most
        """)
    List<byte[]> hashes(@Bind("madeSince") Instant madeSince, @Bind("now") Instant now, @Bind("most") int most);
}
