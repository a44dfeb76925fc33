-- An event whose ids are stored as one subscription's and that names another one is told to both: each has a row of its own, with its own sequence and
-- its own end. copy_of is the row that holds the signed bytes; a copy holds none. An original is stored once, and has one copy at most.
alter table webhook_event
    add column copy_of bigint references webhook_event,
    add constraint webhook_event_copy_of_key unique (copy_of),
    drop constraint webhook_event_provider_provider_account_event_reference_key;

create unique index webhook_event_original_key on webhook_event (provider, provider_account, event_reference) where copy_of is null;

-- Who else named a subscription: few, because an edited name is rare.
create index webhook_event_named_idx on webhook_event (named_id) where named_id <> subscription_id;
