-- A caller's own name for a request that changes something, with the answer that a repeat gets again. Kept for a day. key_hash and request_hash are
-- keyed hashes and answer is encrypted, all with a secret that is not in the database: an answer may hold what is shown once, and names people.
-- leased_until: until then one process is at work on it; after it a repeat runs again under the same operation_id. effect_lease: the lease under which
-- the change was committed, in the transaction of the change itself, so that two runs never both change anything.
create table idempotency_key (
    key_hash     bytea       not null primary key check (octet_length(key_hash) = 32),
    request_hash bytea       not null check (octet_length(request_hash) = 32),
    operation_id uuid        not null,
    created_at   timestamptz not null,
    leased_until timestamptz not null,
    effect_lease timestamptz,
    answered_at  timestamptz,
    status       int         check (status between 200 and 499),
    content_type text,
    location     text,
    entity_tag   text,
    answer       bytea,
    check ((answered_at is null) = (status is null)),
    check ((answered_at is null) = (answer is null))
);

create index idempotency_key_created_at_idx on idempotency_key (created_at);

grant select, insert, update, delete on idempotency_key to ${applicationRole}, ${systemRole};
