-- A seat may be given to a person who was named by e-mail and not seen yet: then user_id stays null until the person is seen with that address,
-- verified. When a seat was last used stands beside it, without an index on the time, so that a new one replaces the old one in place.
alter table seat
    alter column user_id drop not null,
    add column person_id uuid references person,
    add constraint seat_holder_check check (user_id is not null or person_id is not null);

create unique index seat_live_person_key on seat (subscription_id, person_id) where revoked_at is null;
create index seat_person_id_idx on seat (person_id);
create index if not exists person_verified_email_idx on person (email) where email_verified;

create table seat_use (
    seat_id      uuid        not null primary key references seat,
    last_used_at timestamptz not null
) with (fillfactor = 50);

grant select, insert, update on seat_use to ${applicationRole};
