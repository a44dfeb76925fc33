-- After each migration, because roles are made outside of the schema: one that is not subject to its policies would see everything, and nobody would
-- notice.
do $$
begin
    if exists (select from pg_roles where rolname = '${applicationRole}' and (rolsuper or rolbypassrls)) then
        raise exception 'Row level security does not hold for ${applicationRole}: alter role ${applicationRole} nosuperuser nobypassrls';
    end if;
    if pg_has_role('${applicationRole}', '${systemRole}', 'usage') then
        raise exception 'Row level security does not hold for ${applicationRole}, which inherits ${systemRole}: revoke ${systemRole}, alter role ${applicationRole} noinherit, grant it again';
    end if;
end $$;
