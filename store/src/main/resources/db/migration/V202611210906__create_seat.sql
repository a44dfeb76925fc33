-- Who may use a subscription. Assigned under a lock of the parent row, so that there is never one more than seat_limit.
create table seat (
    seat_id         uuid        not null primary key,
    subscription_id uuid        not null references subscription,
    user_id         text        not null check (char_length(user_id) between 1 and 255),
    assigned_at     timestamptz not null,
    revoked_at      timestamptz
);

create unique index seat_live_key on seat (subscription_id, user_id) where revoked_at is null;
create index seat_subscription_id_idx on seat (subscription_id, seat_id);
