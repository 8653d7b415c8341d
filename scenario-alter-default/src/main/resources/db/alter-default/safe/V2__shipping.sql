-- ACCESS EXCLUSIVE for a moment: since PostgreSQL 11 a constant default writes no row. It
-- stays, since v1 leaves the column out of its INSERT.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD COLUMN shipping text NOT NULL DEFAULT 'standard';
