-- ACCESS EXCLUSIVE for a moment. A valid CHECK cannot become NOT VALID again: drop it and add it.
-- In one statement, so that no null is written in between.
ALTER TABLE large_order DROP CONSTRAINT large_order_tracking_id_there,
  ADD CONSTRAINT large_order_tracking_id_there CHECK (tracking_id IS NOT NULL) NOT VALID;
