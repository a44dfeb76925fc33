-- The second wall: as the application's role a statement sees and writes the rows of one organization, the one that its connection says, and without one
-- none at all. As the system's role (the check, the worker, the operator's command, and what must look across) it sees all: that condition is a
-- constant, so the planner drops it. What may be seen may be written: a policy's condition holds for new rows too. See docs/adr/0009-second-wall.md.
create function tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('tenure.organization', true), '')::uuid;

alter table organization enable row level security;
create policy tenant on organization to ${applicationRole} using (organization_id = tenant());
create policy everything on organization to ${systemRole} using (true);

alter table member enable row level security;
create policy tenant on member to ${applicationRole} using (organization_id = tenant());
create policy everything on member to ${systemRole} using (true);

alter table expected_member enable row level security;
create policy tenant on expected_member to ${applicationRole} using (organization_id = tenant());
create policy everything on expected_member to ${systemRole} using (true);

alter table external_organization enable row level security;
create policy tenant on external_organization to ${applicationRole} using (organization_id = tenant());
create policy everything on external_organization to ${systemRole} using (true);

alter table billing_customer enable row level security;
create policy tenant on billing_customer to ${applicationRole} using (organization_id = tenant());
create policy everything on billing_customer to ${systemRole} using (true);

alter table subscription enable row level security;
create policy tenant on subscription to ${applicationRole} using (organization_id = tenant());
create policy everything on subscription to ${systemRole} using (true);

alter table operation enable row level security;
create policy tenant on operation to ${applicationRole} using (organization_id = tenant());
create policy everything on operation to ${systemRole} using (true);

alter table audit_entry enable row level security;
create policy tenant on audit_entry to ${applicationRole} using (organization_id = tenant());
create policy everything on audit_entry to ${systemRole} using (true);

alter table audit_chain enable row level security;
create policy tenant on audit_chain to ${applicationRole} using (organization_id = tenant());
create policy everything on audit_chain to ${systemRole} using (true);

-- What belongs to an organization through its subscription. An organization has few: they are asked for once in a statement.

alter table paid_period enable row level security;
create policy tenant on paid_period to ${applicationRole}
    using (subscription_id in (select subscription_id from subscription where organization_id = tenant()));
create policy everything on paid_period to ${systemRole} using (true);

alter table seat enable row level security;
create policy tenant on seat to ${applicationRole}
    using (subscription_id in (select subscription_id from subscription where organization_id = tenant()));
create policy everything on seat to ${systemRole} using (true);

alter table standing_change enable row level security;
create policy tenant on standing_change to ${applicationRole}
    using (subscription_id in (select subscription_id from subscription where organization_id = tenant()));
create policy everything on standing_change to ${systemRole} using (true);

alter table webhook_event enable row level security;
create policy tenant on webhook_event to ${applicationRole}
    using (subscription_id in (select subscription_id from subscription where organization_id = tenant()));
create policy everything on webhook_event to ${systemRole} using (true);

alter table seat_use enable row level security;
create policy tenant on seat_use to ${applicationRole}
    using (exists (select
                     from seat t
                     join subscription s using (subscription_id)
                    where t.seat_id         = seat_use.seat_id
                      and s.organization_id = tenant()));
create policy everything on seat_use to ${systemRole} using (true);
