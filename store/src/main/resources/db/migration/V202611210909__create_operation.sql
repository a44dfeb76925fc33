-- What a caller asked for, before any workflow heard of it. The id is the workflow's update id; the outcome is written by the workflow's activities.
-- request is what the workflow was asked, as its payload spells it (ids and amounts, no person): a run that begins anew reads there what has no outcome
-- yet. A creation has none, its terms are in the subscription's row. subscription_id has no foreign key: the operation that creates a subscription is
-- older than its row.
create table operation (
    operation_id    uuid        not null primary key,
    organization_id uuid        not null references organization,
    subscription_id uuid        not null,
    kind            text        not null,
    idempotency_key text        check (char_length(idempotency_key) between 1 and 255),
    body_hash       bytea       not null,
    actor_kind      text        not null check (actor_kind in ('person', 'key', 'operator')),
    actor           text        not null,
    reason          text        check (char_length(reason) <= 500),
    request         jsonb,
    status          text        not null check (status in ('PENDING', 'DONE', 'FAILED')),
    problem_code    text,
    owed_amount     bigint,
    owed_currency   text        check (owed_currency ~ '^[A-Z]{3}$'),
    created_at      timestamptz not null,
    finished_at     timestamptz,
    unique (organization_id, kind, idempotency_key),
    check ((request is null) = (kind = 'create-subscription')),
    check ((status = 'PENDING') = (finished_at is null)),
    check ((status = 'FAILED') = (problem_code is not null)),
    check ((owed_amount is null) = (owed_currency is null))
);

create index operation_subscription_id_idx on operation (subscription_id);
