-- ACCESS EXCLUSIVE for a moment: catalogue only, the rows stay as they are. No release that
-- runs names placed_at. Its index and the trigger that filled it go in the same transaction.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
DROP TRIGGER large_order_placed_at ON large_order;
DROP FUNCTION large_order_placed_at();
ALTER TABLE large_order DROP COLUMN placed_at, ALTER COLUMN placed_at_tz DROP DEFAULT;
