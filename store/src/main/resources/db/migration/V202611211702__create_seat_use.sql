-- When a seat was last used stands beside it, without an index on the time, so that a new one replaces the old one in place.
create table seat_use (
    seat_id      uuid        not null primary key references seat,
    last_used_at timestamptz not null
) with (fillfactor = 50);

grant select, insert, update on seat_use to ${applicationRole}, ${systemRole};
