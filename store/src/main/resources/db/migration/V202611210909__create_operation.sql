-- What a caller asked for, before any workflow heard of it. The id is the workflow's update id, and under an idempotency key the key's operation_id;
-- the outcome is written by the workflow's activities.
-- request is what the workflow was asked, as its payload spells it (ids and amounts, no person): a run that begins anew reads there what has no outcome
-- yet. A creation has none, its terms are in the subscription's row. accepted_at is set when a workflow has taken it: from then on it is never forgotten;
-- before, a caller may be told that it will not be done. subscription_id has no foreign key: the operation that creates a subscription is
-- older than its row.
create table operation (
    operation_id    uuid        not null primary key,
    organization_id uuid        not null references organization,
    subscription_id uuid        not null,
    kind            text        not null,
    actor_kind      text        not null check (actor_kind in ('person', 'key', 'operator')),
    actor           text        not null,
    reason          text        check (char_length(reason) <= 500),
    request         jsonb,
    status          text        not null check (status in ('PENDING', 'DONE', 'FAILED')),
    problem_code    text,
    owed_amount     bigint,
    owed_currency   text        check (owed_currency ~ '^[A-Z]{3}$'),
    created_at      timestamptz not null,
    accepted_at     timestamptz,
    finished_at     timestamptz,
    check ((request is null) = (kind = 'create-subscription')),
    check ((status = 'PENDING') = (finished_at is null)),
    check ((status = 'FAILED') = (problem_code is not null)),
    check ((owed_amount is null) = (owed_currency is null))
);

create index operation_organization_id_idx on operation (organization_id);
create index operation_subscription_id_idx on operation (subscription_id);
create index operation_pending_idx on operation (created_at) where status = 'PENDING';
