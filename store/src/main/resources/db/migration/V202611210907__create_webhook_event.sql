-- The inbox: what providers told us, once each. inbox_seq grows, but sequences may commit out of order. payload keeps the signed bytes: they are stored
-- whatever they hold, and jsonb refuses some texts that JSON allows. What routing asks for stands beside it, subscription_reference and named_id as the
-- provider's object tells them, unverified; subscription_id is the owner that was found.
create table webhook_event (
    inbox_seq              bigint      not null generated always as identity primary key,
    provider               text        not null check (provider in ('stripe', 'paystack')),
    provider_account       text        not null,
    event_reference        text        not null,
    live_mode              boolean     not null,
    kind                   text        not null,
    api_version            text,
    object_reference       text,
    subscription_reference text,
    named_id               uuid,
    subscription_id        uuid        references subscription,
    priority               smallint    not null check (priority between 1 and 5),
    decisive               boolean     not null,
    status                 text        not null check (status in ('RECEIVED', 'APPLIED', 'IGNORED', 'WAITING', 'QUARANTINED')),
    attempts               integer     not null default 0 check (attempts >= 0),
    next_attempt_at        timestamptz,
    last_error             text,
    payload                bytea       not null,
    created_at             timestamptz,
    received_at            timestamptz not null,
    settled_at             timestamptz,
    unique (provider, provider_account, event_reference),
    check ((status in ('RECEIVED', 'WAITING')) = (next_attempt_at is not null)),
    check ((status in ('RECEIVED', 'WAITING')) = (settled_at is null))
);

create index webhook_event_due_idx on webhook_event (next_attempt_at) where status in ('RECEIVED', 'WAITING');
create index webhook_event_subscription_idx on webhook_event (subscription_id, inbox_seq);
