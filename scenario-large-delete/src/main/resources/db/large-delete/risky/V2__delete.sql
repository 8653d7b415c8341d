-- ROW EXCLUSIVE on the table, and a lock on each row until commit: a user of other rows
-- waits for nothing. But each row leaves a dead entry at the beginning of the primary key's index.
DELETE FROM large_order WHERE placed_at < '2026-01-01 00:00:00+00';
