-- ACCESS EXCLUSIVE for a moment: NOT VALID holds new rows to the CHECK and does not look at
-- those that are there.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD CONSTRAINT large_order_tracking_id_there
  CHECK (tracking_id IS NOT NULL) NOT VALID;
