-- ACCESS EXCLUSIVE for a moment: catalogue only. The old orders keep their value, though it
-- was never written to them.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ALTER COLUMN shipping DROP DEFAULT;
