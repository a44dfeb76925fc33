-- The inbox: what providers told us, once each. inbox_seq grows, but sequences may commit out of order.
create table webhook_event (
    inbox_seq        bigint      not null generated always as identity primary key,
    provider         text        not null check (provider in ('stripe', 'paystack')),
    provider_account text        not null,
    event_reference  text        not null,
    live_mode        boolean     not null,
    kind             text        not null,
    api_version      text,
    object_reference text,
    subscription_id  uuid,
    priority         smallint    not null check (priority between 1 and 5),
    decisive         boolean     not null,
    status           text        not null check (status in ('RECEIVED', 'APPLIED', 'IGNORED', 'WAITING', 'QUARANTINED')),
    attempts         integer     not null default 0 check (attempts >= 0),
    next_attempt_at  timestamptz,
    last_error       text,
    payload          jsonb       not null,
    created_at       timestamptz,
    received_at      timestamptz not null,
    settled_at       timestamptz,
    unique (provider, provider_account, event_reference),
    check ((status in ('RECEIVED', 'WAITING')) = (next_attempt_at is not null)),
    check ((status in ('RECEIVED', 'WAITING')) = (settled_at is null))
);

create index webhook_event_due_idx on webhook_event (next_attempt_at) where status in ('RECEIVED', 'WAITING');
create index webhook_event_subscription_idx on webhook_event (subscription_id, inbox_seq) where subscription_id is not null;
