-- ACCESS EXCLUSIVE for a moment. Only if no release writes placed_at_tz.
DROP TRIGGER large_order_placed_at ON large_order;
DROP FUNCTION large_order_placed_at();
