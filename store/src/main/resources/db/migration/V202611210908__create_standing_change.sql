-- Each change of a subscription's standing, with its cause. Appended in the transaction that changes the row.
create table standing_change (
    standing_change_id uuid        not null primary key,
    subscription_id    uuid        not null references subscription,
    from_status        text        check (from_status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED', 'CANCELED', 'EXPIRED')),
    to_status          text        not null check (to_status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED', 'CANCELED', 'EXPIRED')),
    reason             text        check (reason in ('pending', 'payment-failed', 'authentication-required', 'trial-ended', 'paused',
                                                     'operator-hold', 'disputed', 'refunded', 'canceled', 'expired')),
    event_reference    text,
    received_at        timestamptz,
    effective_at       timestamptz not null,
    revision           bigint      not null,
    unique (subscription_id, revision),
    check ((to_status in ('TRIALING', 'ACTIVE')) = (reason is null)),
    check (from_status is null or from_status not in ('CANCELED', 'EXPIRED')),
    check ((event_reference is null) = (received_at is null))
);
