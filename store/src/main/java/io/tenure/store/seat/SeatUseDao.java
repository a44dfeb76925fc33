package io.tenure.store.seat;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code seat_use}: when a seat was last used. */
public interface SeatUseDao {

    /**
     * Stores that the seats were used, those apart whose stored time is less than a minute older. Written in the order of the ids, so that replicas
     * that write the same ones wait for each other and never in a ring. A seat that is gone is passed over. Returns the number of rows written.
     *
     * @param millis when each was used, since the epoch
     */
    @SqlUpdate("""
        insert into seat_use (seat_id, last_used_at)
        select t.seat_id, n.used_at
          from (select seat_id, timestamptz 'epoch' + millis * interval '1 millisecond' as used_at
                  from unnest(:seatIds, :millis) as m (seat_id, millis)) n
          join seat t on t.seat_id = n.seat_id
          left join seat_use u on u.seat_id = n.seat_id
         where u.last_used_at is null
            or u.last_used_at <= n.used_at - interval '1 minute'
         order by t.seat_id
            on conflict (seat_id) do update
           set last_used_at = greatest(seat_use.last_used_at, excluded.last_used_at)
        """)
    int write(@Bind("seatIds") List<UUID> seatIds, @Bind("millis") List<Long> millis);
}
