-- The application reads and writes rows; it owns nothing, changes no schema, and can neither alter nor delete what was appended. It has two roles with
-- the same rights: as the first it sees one organization, as the second all of them.
grant usage on schema public to ${applicationRole}, ${systemRole};
grant select, insert, update, delete on all tables in schema public to ${applicationRole}, ${systemRole};
grant usage on all sequences in schema public to ${applicationRole}, ${systemRole};
revoke update, delete on audit_entry, standing_change from ${applicationRole}, ${systemRole};
revoke all on flyway_schema_history from ${applicationRole}, ${systemRole};
