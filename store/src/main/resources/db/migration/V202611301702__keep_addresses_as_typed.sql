-- Who is named by e-mail is to the organization the address as it was typed, and nothing more, until the person has made a call of their own there: not
-- whether the address is known, not whose it is, not what becomes of it. So who is expected has an id and an address of the organization's own.
alter table expected_member
    add column expected_member_id uuid not null default gen_random_uuid(),
    add column email              text check (char_length(email) between 3 and 320 and email = lower(email));

update expected_member
   set email = person.email
  from person
 where person.person_id = expected_member.person_id;

alter table expected_member
    alter column email set not null,
    alter column expected_member_id drop default,
    drop constraint expected_member_pkey,
    add primary key (expected_member_id),
    add constraint expected_member_email_key unique (organization_id, email);

create index expected_member_email_idx on expected_member (email);

-- named_email is null for who was named by user id, and from the moment on at which the person is known to the organization. user_id is set as soon as the
-- person is seen anywhere, because the check asks for it. Of one person there may be two seats till then: nobody is to learn from their number that two
-- names are one person's.
alter table seat add column named_email text check (char_length(named_email) between 3 and 320 and named_email = lower(named_email));

-- A user's seat keeps the user id where the address of now is not verified: it may be another one than the one that was typed.
update seat
   set named_email = person.email
  from person
 where person.person_id = seat.person_id
   and (seat.user_id is null or person.email_verified)
   and not exists (select
                     from subscription s
                     join member m using (organization_id)
                    where s.subscription_id = seat.subscription_id
                      and m.user_id         = seat.user_id);

alter table seat add constraint seat_named_check check (user_id is not null or named_email is not null);

drop index seat_live_key, seat_live_person_key;
create unique index seat_live_key on seat (subscription_id, user_id, named_email) nulls not distinct where revoked_at is null;
create index seat_named_email_idx on seat (named_email) where named_email is not null;
create index seat_user_id_idx on seat (user_id, seat_id) where revoked_at is null;
