-- ACCESS EXCLUSIVE for a moment: with a constant default only the catalogue changes, even with NOT
-- NULL (PostgreSQL 11 and later). '-infinity' marks a row that is not copied yet.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD COLUMN placed_at_tz timestamptz NOT NULL DEFAULT '-infinity';
