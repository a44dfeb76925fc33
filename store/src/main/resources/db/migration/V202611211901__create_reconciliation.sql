-- Up to where a provider's own list of events was compared with the inbox. Per account and mode; grows only.
create table reconciliation (
    provider         text        not null check (provider in ('stripe', 'paystack')),
    provider_account text        not null,
    live_mode        boolean     not null,
    reconciled_until timestamptz not null,
    primary key (provider, provider_account, live_mode)
);

grant select, insert, update on reconciliation to ${applicationRole}, ${systemRole};

-- What operators look at: events that are not settled for good, and subscriptions that wait for a person.
create index webhook_event_open_idx on webhook_event (status, inbox_seq) where status in ('RECEIVED', 'WAITING', 'QUARANTINED');
create index subscription_attention_idx on subscription (subscription_id) where attention_code is not null;
