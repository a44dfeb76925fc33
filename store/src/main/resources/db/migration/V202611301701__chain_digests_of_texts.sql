-- Format 2 of the audit (docs/audit-format.md): what people type (reasons, slugs, names in another system) may name a person, and an entry cannot be
-- changed. So the chain covers a digest, SHA-256 over the salt and the text, and the text stands here, where an erasure can empty it. Emptied are both:
-- with the salt one could try names until one fits.
create table audit_text (
    audit_entry_id  uuid  not null references audit_entry,
    organization_id uuid,
    name            text  not null check (name = 'reason' or name like '/%'),
    salt            bytea check (octet_length(salt) = 32),
    text            text,
    primary key (audit_entry_id, name),
    check ((salt is null) = (text is null))
);

alter table audit_text enable row level security;
create policy tenant on audit_text to ${applicationRole} using (organization_id = tenant());
create policy everything on audit_text to ${systemRole} using (true);

grant select, insert on audit_text to ${applicationRole}, ${systemRole};
grant update (salt, text) on audit_text to ${systemRole};

-- A chain that was begun before goes on in format 2 after an entry that says so, which its next append writes.
alter table audit_chain add column format integer not null default 1 check (format in (1, 2));

alter table audit_entry
    drop constraint audit_entry_actor_kind_check,
    add constraint audit_entry_actor_kind_check check (actor_kind in ('person', 'key', 'workflow', 'operator', 'system'));
