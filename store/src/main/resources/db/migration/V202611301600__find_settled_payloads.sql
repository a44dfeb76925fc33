-- A payload is emptied some time after its event was settled: it may name persons, and only the columns beside it are read again.
create index webhook_event_payload_idx on webhook_event (settled_at) where payload <> '';
