-- ACCESS EXCLUSIVE for a moment: catalogue only, no row is rewritten. The space of the old values
-- is freed row by row, when a row is next updated.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order DROP COLUMN legacy_code;
