-- Whether the organization may read the member's address and name: whom it named by address or who founded it, never whom it named by user id alone.
-- Else anybody could read the address of anybody whose user id is known, by making the person a member.
alter table member add column shows_person boolean not null default true;
