-- ACCESS EXCLUSIVE for a moment: the valid CHECK proves that no row is null, so no row is read
-- (PostgreSQL 12 and later).
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ALTER COLUMN tracking_id SET NOT NULL;
