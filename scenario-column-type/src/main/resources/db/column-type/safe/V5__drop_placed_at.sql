-- ACCESS EXCLUSIVE for a moment: catalogue only, no row is rewritten. No running release uses
-- placed_at any more. Its index goes with it, and so does the trigger.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
DROP TRIGGER large_order_placed_at ON large_order;
DROP FUNCTION large_order_placed_at();
ALTER TABLE large_order DROP COLUMN placed_at, ALTER COLUMN placed_at_tz DROP DEFAULT;
