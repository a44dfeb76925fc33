-- Organizations and who is a member. A member is the subject of an OIDC token; what else is known of a person stands in person. An organization is
-- archived, never deleted.
create table organization (
    organization_id uuid        not null primary key,
    name            text        not null check (char_length(name) between 1 and 200),
    slug            text        not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    billing_email   text        check (char_length(billing_email) between 3 and 254),
    locale          text        not null default 'en' check (char_length(locale) between 2 and 35),
    time_zone       text        not null default 'UTC' check (char_length(time_zone) between 1 and 64),
    metadata        jsonb       not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    revision        bigint      not null default 0,
    created_at      timestamptz not null,
    archived_at     timestamptz,
    archived        boolean     not null generated always as (archived_at is not null) stored,
    unique (organization_id, archived)
);

create table member (
    organization_id uuid        not null references organization,
    user_id         text        not null check (char_length(user_id) between 1 and 255),
    role            text        not null check (role in ('OWNER', 'BILLING_ADMIN', 'ADMIN', 'MEMBER')),
    created_at      timestamptz not null,
    primary key (organization_id, user_id)
);

create index member_user_id_idx on member (user_id);

create table platform_role (
    user_id    text        not null check (char_length(user_id) between 1 and 255),
    role       text        not null check (role in ('support', 'operator', 'admin')),
    created_at timestamptz not null,
    primary key (user_id, role)
);
