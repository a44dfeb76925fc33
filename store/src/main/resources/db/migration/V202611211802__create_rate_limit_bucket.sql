-- How many calls a caller has left, in the form that the library for token buckets keeps. bucket_key is a keyed hash of whose it is. Not logged: after
-- a crash of the database everybody has a full bucket.
create unlogged table rate_limit_bucket (
    bucket_key text   not null primary key,
    state      bytea,
    expires_at bigint
);

create index rate_limit_bucket_expires_at_idx on rate_limit_bucket (expires_at);

grant select, insert, update, delete on rate_limit_bucket to ${applicationRole}, ${systemRole};
