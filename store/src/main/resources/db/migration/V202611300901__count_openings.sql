-- What no workflow took may be asked again. Temporal answers a known update id with its first answer for ever, so each opening has an update id of its own:
-- the operation's and this number. opened_at is when it was asked for the last time: it is forgotten, and counted as asked, from then on.
alter table operation
    add column opening   integer not null default 1 check (opening >= 1),
    add column opened_at timestamptz;

update operation set opened_at = created_at;

alter table operation alter column opened_at set not null;

drop index operation_pending_idx;
create index operation_pending_idx on operation (opened_at) where status = 'PENDING';
