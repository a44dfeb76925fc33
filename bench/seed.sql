-- 1,000 organizations with 100 seats each: organization n is called 'n', and person p (1 to 100,000) sits in organization p mod 1000 + 1.
-- Each organization also has a subscription that ended. The key's hash comes from outside.
insert into application (application_id, slug, name, created_at)
values ('00000000-0000-7000-8000-000000000001', 'bench', 'Bench', now());

insert into api_key (api_key_id, application_id, key_hash, prefix, last_four, created_at)
values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', :'key_hash', 'tk_test_', 'last', now());

insert into plan (plan_id, application_id, name, provider, provider_account, live_mode, price_reference, currency, unit_amount, billing_interval, created_at)
values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'Seat', 'stripe', 'acct_bench', false, 'price_1', 'EUR', 2000, 'month', now());

insert into organization (organization_id, name, slug, created_at)
select ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, 'Organization ' || n, 'organization-' || n, now()
  from generate_series(1, 1000) n;

insert into external_organization (application_id, external_org_id, organization_id, created_at)
select '00000000-0000-7000-8000-000000000001', n::text, ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, now()
  from generate_series(1, 1000) n;

insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status, status_reason,
                          provided_status, provided_reason, quantity, seat_limit, access_until, ended_at, effect_id, created_at, updated_at)
select ('00000000-0000-7000-8002-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid,
       '00000000-0000-7000-8000-000000000001'::uuid, '00000000-0000-7000-8000-000000000003'::uuid, 'stripe', 'acct_bench', false, 'CANCELED',
       'canceled', 'CANCELED', 'canceled', 100, 100, now(), now(), 'seed', now() - interval '1 year', now()
  from generate_series(1, 1000) n
union all
select ('00000000-0000-7000-8003-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid,
       '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003', 'stripe', 'acct_bench', false, 'ACTIVE', null,
       'ACTIVE', null, 100, 100, now() + interval '1 month', null, 'seed', now(), now()
  from generate_series(1, 1000) n;

insert into seat (seat_id, subscription_id, user_id, assigned_at)
select ('00000000-0000-7000-8004-' || lpad(p::text, 12, '0'))::uuid,
       ('00000000-0000-7000-8003-' || lpad((p % 1000 + 1)::text, 12, '0'))::uuid, p::text, now()
  from generate_series(1, 100000) p;

vacuum analyze;
