-- Who did what on what, and why. Appended only: the application's role may neither change nor delete an entry.
create table audit_entry (
    audit_entry_id  uuid        not null primary key,
    organization_id uuid        references organization,
    actor_kind      text        not null check (actor_kind in ('person', 'key', 'workflow', 'operator')),
    actor_id        text        not null,
    action          text        not null,
    subject_id      text        not null,
    reason          text,
    request_id      text,
    details         jsonb       not null,
    recorded_at     timestamptz not null
);

create index audit_entry_organization_id_idx on audit_entry (organization_id, recorded_at);
