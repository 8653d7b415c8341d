-- ACCESS EXCLUSIVE for a moment: catalogue only. From now on an INSERT may leave the column out, as
-- v2 does. The row then gets the value that v1 writes, so v1 never reads a NULL.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ALTER COLUMN legacy_code SET DEFAULT 'none';
