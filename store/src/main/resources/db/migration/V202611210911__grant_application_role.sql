-- The application reads and writes rows; it owns nothing, changes no schema, and can neither alter nor delete what was appended.
grant usage on schema public to ${applicationRole};
grant select, insert, update, delete on all tables in schema public to ${applicationRole};
grant usage on all sequences in schema public to ${applicationRole};
revoke update, delete on audit_entry, standing_change from ${applicationRole};
revoke all on flyway_schema_history from ${applicationRole};
