-- ACCESS EXCLUSIVE for a moment: a nullable column without a default changes only the catalogue,
-- however many rows there are.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD COLUMN tracking_id text;
