-- A seat may be meant for a person who was named by e-mail and not seen yet: it has no user_id until that person is seen with a verified address.
alter table seat add column person_id uuid references person;
alter table seat alter column user_id drop not null;
alter table seat add constraint seat_somebody_check check (user_id is not null or person_id is not null);

create index seat_person_id_idx on seat (person_id);
create unique index seat_live_person_key on seat (subscription_id, person_id) where revoked_at is null and user_id is null;
