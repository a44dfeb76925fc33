-- Who is to be a member as soon as the person is seen with the verified address that stands in person.
create table expected_member (
    organization_id uuid        not null references organization,
    person_id       uuid        not null references person,
    role            text        not null check (role in ('OWNER', 'BILLING_ADMIN', 'ADMIN', 'MEMBER')),
    created_at      timestamptz not null,
    primary key (organization_id, person_id)
);

create index expected_member_person_id_idx on expected_member (person_id);

grant select, insert, update, delete on expected_member to ${applicationRole}, ${systemRole};
