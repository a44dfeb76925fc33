-- What outlives a person (audit entries, operations, logs) names the person by person_id, never by the subject of a token, which is often an address. The
-- map between the two is the row of person, and goes with it. Who was named by user id and not seen yet has a row, too: seen_at is null then.
alter table person drop constraint person_check2;
alter table person add constraint person_seen_check check (user_id is not null or seen_at is null);

insert into person (person_id, user_id, created_at)
select gen_random_uuid(), actor, min(created_at)
  from operation
 group by actor
    on conflict (user_id) do nothing;

-- Without a foreign key: an operation stays when the person goes.
alter table operation add column person_id uuid;

update operation
   set person_id = person.person_id
  from person
 where person.user_id = operation.actor;

alter table operation
    alter column person_id set not null,
    drop column actor;
