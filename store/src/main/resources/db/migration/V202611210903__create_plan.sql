-- What an application sells: one recurring price of one provider. Amounts in minor units of an ISO 4217 currency.
create table plan (
    plan_id          uuid        not null primary key,
    application_id   uuid        not null references application,
    name             text        not null check (char_length(name) between 1 and 200),
    provider         text        not null check (provider in ('stripe', 'paystack', 'none')),
    provider_account text        not null,
    live_mode        boolean     not null,
    price_reference  text        check (char_length(price_reference) between 1 and 255),
    currency         text        not null check (currency ~ '^[A-Z]{3}$'),
    unit_amount      bigint      not null check (unit_amount >= 0),
    billing_interval text        not null check (billing_interval in ('month', 'year')),
    trial_days       integer     not null default 0 check (trial_days between 0 and 730),
    created_at       timestamptz not null,
    archived_at      timestamptz,
    unique (application_id, name),
    check (provider = 'none' or price_reference is not null),
    check ((provider = 'none') = (provider_account = 'none'))
);

create unique index plan_price_reference_key on plan (provider, provider_account, price_reference) where price_reference is not null;
