-- ACCESS EXCLUSIVE for a moment: NOT VALID holds new rows to the CHECK and does not look at
-- those that are there.
ALTER TABLE large_order ADD CONSTRAINT large_order_tracking_id_there
  CHECK (tracking_id IS NOT NULL) NOT VALID;
