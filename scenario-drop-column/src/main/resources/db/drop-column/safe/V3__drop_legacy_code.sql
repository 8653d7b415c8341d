-- ACCESS EXCLUSIVE for a moment: catalogue only, no row is written. The space comes back as
-- rows are updated.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order DROP COLUMN legacy_code;
