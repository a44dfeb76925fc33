-- A hold is a fact of our own with a cause and an end (billing rule 58). Several may stand at once, each lifted by its own cause alone, so they are rows
-- and no columns of the subscription. Written by SubscriptionWorkflow's activities only, in the transaction that writes the subscription.
-- cause is what placed it: the operator, or the provider's dispute or refund. reason is what staff typed for staff, message what staff typed for members.
create table subscription_hold (
    subscription_hold_id uuid        not null primary key,
    subscription_id      uuid        not null references subscription,
    kind                 text        not null check (kind in ('operator-hold', 'disputed', 'refunded')),
    cause                text        not null check (char_length(cause) between 1 and 255),
    reason               text        check (char_length(reason) <= 500),
    message              text        check (char_length(message) <= 500),
    placed_at            timestamptz not null,
    lifted_at            timestamptz
);

create unique index subscription_hold_open_key on subscription_hold (subscription_id, kind, cause) where lifted_at is null;
create index subscription_hold_subscription_id_idx on subscription_hold (subscription_id, placed_at);

grant select, insert, update on subscription_hold to ${applicationRole}, ${systemRole};

alter table subscription_hold enable row level security;
create policy tenant on subscription_hold to ${applicationRole}
    using (subscription_id in (select subscription_id from subscription where organization_id = tenant()));
create policy everything on subscription_hold to ${systemRole} using (true);

-- A reason that names a hold which is not there becomes a hold: the door stays as it is, and an operator can lift it.
insert into subscription_hold (subscription_hold_id, subscription_id, kind, cause, reason, placed_at)
select gen_random_uuid(),
       subscription_id,
       coalesce(hold_kind, status_reason),
       'operator',
       hold_reason,
       coalesce(hold_at, updated_at)
  from subscription
 where hold_kind is not null
    or (status = 'SUSPENDED' and status_reason in ('operator-hold', 'disputed', 'refunded'));

-- What the provider, or the grant, makes of it without holds; status and status_reason are that under the holds. A door is open only where both agree.
alter table subscription
    add column provided_status text check (provided_status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED', 'CANCELED', 'EXPIRED')),
    add column provided_reason text check (provided_reason in ('pending', 'payment-failed', 'authentication-required', 'trial-ended', 'paused',
                                                               'operator-hold', 'disputed', 'refunded', 'canceled', 'expired'));

update subscription
   set provided_status = case when status = 'SUSPENDED' and status_reason in ('operator-hold', 'disputed', 'refunded') then 'ACTIVE' else status end,
       provided_reason = case when status = 'SUSPENDED' and status_reason in ('operator-hold', 'disputed', 'refunded') then null else status_reason end;

alter table subscription
    alter column provided_status set not null,
    add check ((provided_status in ('TRIALING', 'ACTIVE')) = (provided_reason is null)),
    add check (provided_status <> 'SUSPENDED' or provided_reason not in ('operator-hold', 'disputed', 'refunded')),
    add check (status not in ('TRIALING', 'ACTIVE') or status = provided_status),
    drop column hold_kind,
    drop column hold_reason,
    drop column hold_at;

-- What an operator types for members to read, beside the reason, which is for staff.
alter table operation add column message text check (char_length(message) <= 500);
