-- Each entry's hash covers the entry before it, so that a change, a gap or a swap shows; the signed head shows a missing end. One chain for each
-- organization, and one, without an organization, for the platform's own acts. Details are text, because what was hashed must be kept to the byte.
create table audit_chain (
    audit_chain_id  uuid   not null primary key,
    organization_id uuid   references organization,
    length          bigint not null check (length >= 0),
    head            bytea  not null check (octet_length(head) = 32),
    signature       bytea,
    unique nulls not distinct (organization_id),
    check ((length = 0) = (signature is null))
);

alter table audit_entry
    add column sequence bigint not null check (sequence > 0),
    add column hash     bytea  not null check (octet_length(hash) = 32),
    alter column details type text,
    add constraint audit_entry_details_check check (details::jsonb is not null),
    add constraint audit_entry_chain_key unique nulls not distinct (organization_id, sequence);

drop index audit_entry_organization_id_idx;

grant select, insert, update on audit_chain to ${applicationRole}, ${systemRole};
