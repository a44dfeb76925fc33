-- The one table in which an e-mail address of a person stands. Kept in step with the issuer on sight; a person who was named by e-mail and not seen
-- yet has no user_id. Only a verified address of a seen person may claim what was meant for an unseen one. seen_at is when the newest token that was
-- seen had been issued: an older one changes nothing. Addresses are ASCII: others have letters that become another address in lower case. Deleted is
-- an unseen person who turns out to be one that has a row.
create table person (
    person_id      uuid        not null primary key,
    user_id        text        unique check (char_length(user_id) between 1 and 255),
    email          text        check (char_length(email) between 3 and 320 and email = lower(email)),
    email_verified boolean     not null default false,
    name           text        check (char_length(name) <= 200),
    created_at     timestamptz not null,
    seen_at        timestamptz,
    check (user_id is not null or email is not null),
    check (email_verified is false or (user_id is not null and email is not null)),
    check ((user_id is null) = (seen_at is null))
);

create unique index person_unseen_email_key on person (email) where user_id is null;

create index person_verified_email_idx on person (email) where email_verified;

grant select, insert, update, delete on person to ${applicationRole}, ${systemRole};
