-- One customer of a provider per organization and currency: Stripe lets a customer pay in one currency only (billing rules 30 and 64).
-- provider_reference is null from the intention until the provider has answered.
create table billing_customer (
    billing_customer_id uuid        not null primary key,
    organization_id     uuid        not null references organization,
    provider            text        not null check (provider in ('stripe', 'paystack')),
    currency            text        not null check (currency ~ '^[A-Z]{3}$'),
    provider_account    text        not null,
    provider_reference  text,
    live_mode           boolean     not null,
    created_at          timestamptz not null,
    unique (organization_id, provider, currency),
    unique (provider, provider_account, provider_reference)
);
