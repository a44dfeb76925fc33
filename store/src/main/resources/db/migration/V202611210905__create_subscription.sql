-- One organization's subscription to one application. Written by SubscriptionWorkflow's activities only, by compare-and-set on revision.
-- access_until null with access means: no end is known (a granted subscription). payment_method_reference is what the request brought, so that a
-- workflow that starts again can still create what was asked for.
create table subscription (
    subscription_id          uuid        not null primary key,
    organization_id          uuid        not null references organization,
    application_id           uuid        not null references application,
    plan_id                  uuid        not null references plan,
    billing_customer_id      uuid        references billing_customer,
    provider                 text        not null check (provider in ('stripe', 'paystack', 'none')),
    provider_account         text        not null,
    provider_reference       text,
    live_mode                boolean     not null,
    status                   text        not null check (status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED', 'CANCELED', 'EXPIRED')),
    status_reason            text        check (status_reason in ('pending', 'payment-failed', 'authentication-required', 'trial-ended', 'paused', 'operator-hold',
                                                                  'disputed', 'refunded', 'canceled', 'expired')),
    quantity                 integer     not null check (quantity >= 0),
    seat_limit               integer     not null check (seat_limit >= 0),
    trial_days               integer     not null default 0 check (trial_days >= 0),
    granted_until            timestamptz,
    access_until             timestamptz,
    paid_until               timestamptz,
    period_until             timestamptz,
    cancel_at                timestamptz,
    payment_method_reference text,
    checkout_reference       text,
    checkout_url             text,
    checkout_until           timestamptz,
    hold_kind                text        check (hold_kind in ('operator-hold', 'disputed', 'refunded')),
    hold_reason              text        check (char_length(hold_reason) <= 500),
    hold_at                  timestamptz,
    attention_code           text,
    attention_at             timestamptz,
    ended_at                 timestamptz,
    revision                 bigint      not null default 0,
    effect_id                text        not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    unique (provider, provider_account, provider_reference),
    check (seat_limit <= quantity),
    check ((hold_kind is null) = (hold_at is null)),
    check (hold_kind is null or status not in ('TRIALING', 'ACTIVE')),
    check ((attention_code is null) = (attention_at is null)),
    check ((status in ('CANCELED', 'EXPIRED')) = (ended_at is not null)),
    check (status not in ('TRIALING', 'ACTIVE') or provider = 'none' or access_until is not null),
    check ((status in ('TRIALING', 'ACTIVE')) = (status_reason is null))
);

create unique index subscription_live_key on subscription (organization_id, application_id)
    where status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED');
create index subscription_newest_idx on subscription (organization_id, application_id, (ended_at is not null), created_at desc);
create index subscription_application_id_idx on subscription (application_id);
create index subscription_plan_id_idx on subscription (plan_id);
create index subscription_billing_customer_id_idx on subscription (billing_customer_id);
create index subscription_checkout_reference_idx on subscription (checkout_reference) where checkout_reference is not null;
create index subscription_live_idx on subscription (subscription_id) where status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED');

-- What was paid for, from the non-proration subscription lines of paid invoices (billing rule 57).
create table paid_period (
    subscription_id   uuid        not null references subscription,
    provider          text        not null check (provider in ('stripe', 'paystack')),
    provider_account  text        not null,
    invoice_reference text        not null,
    live_mode         boolean     not null,
    period_at         timestamptz not null,
    period_until      timestamptz not null,
    amount            bigint      not null,
    currency          text        not null check (currency ~ '^[A-Z]{3}$'),
    recorded_at       timestamptz not null,
    primary key (subscription_id, invoice_reference, period_at),
    check (period_until >= period_at)
);
