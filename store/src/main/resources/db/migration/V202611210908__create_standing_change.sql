-- Each change of a subscription's standing, with its cause. Appended in the transaction that changes the row.
create table standing_change (
    standing_change_id uuid        not null primary key,
    subscription_id    uuid        not null references subscription,
    from_status        text,
    to_status          text        not null,
    reason             text,
    event_reference    text,
    received_at        timestamptz,
    effective_at       timestamptz not null,
    revision           bigint      not null,
    unique (subscription_id, revision)
);
