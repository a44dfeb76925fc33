-- What a key is called, and what it may be used for: check asks whether a person may in. Which scopes there are, the API says: a release that runs beside
-- a later one refuses checks by a key that is for what the later one knows. When a key was last used stands beside it: the check reads api_key at every
-- question, and who revokes a key waits for nobody.
alter table api_key
    add column name   text   not null default 'default' check (char_length(name) between 1 and 100),
    add column scopes text[] not null default '{check}' check (cardinality(scopes) > 0);

create table api_key_use (
    api_key_id   uuid        not null primary key references api_key,
    last_used_at timestamptz not null
) with (fillfactor = 50);

grant select, insert, update on api_key_use to ${applicationRole}, ${systemRole};
