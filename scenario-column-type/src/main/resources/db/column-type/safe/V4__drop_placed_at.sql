-- ACCESS EXCLUSIVE for a moment: catalogue only, the rows stay as they are. No release that
-- runs names placed_at, and the trigger that filled it goes in the same transaction.
DROP TRIGGER large_order_placed_at ON large_order;
DROP FUNCTION large_order_placed_at();
ALTER TABLE large_order DROP COLUMN placed_at, ALTER COLUMN placed_at_tz DROP DEFAULT;
