-- Product applications, the keys that they check with, and their own names for our organizations.
create table application (
    application_id uuid        not null primary key,
    slug           text        not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name           text        not null check (char_length(name) between 1 and 200),
    created_at     timestamptz not null
);

create table api_key (
    api_key_id     uuid        not null primary key,
    application_id uuid        not null references application,
    key_hash       bytea       not null unique check (octet_length(key_hash) = 32),
    prefix         text        not null check (prefix in ('tk_test_', 'tk_live_')),
    last_four      text        not null check (char_length(last_four) = 4),
    created_at     timestamptz not null,
    expires_at     timestamptz,
    revoked_at     timestamptz
);

create index api_key_application_id_idx on api_key (application_id);

-- archived follows the organization's by its foreign key, in the same statement: the check need not look there.
create table external_organization (
    application_id  uuid        not null references application,
    external_org_id text        not null check (char_length(external_org_id) between 1 and 255),
    organization_id uuid        not null,
    created_at      timestamptz not null,
    archived        boolean     not null default false,
    primary key (application_id, external_org_id),
    unique (organization_id, application_id),
    foreign key (organization_id, archived) references organization (organization_id, archived) on update cascade
);

create index external_organization_archived_idx on external_organization (organization_id, archived);
