-- ACCESS EXCLUSIVE for a moment: a valid CHECK cannot be made NOT VALID, only dropped and added. In one
-- statement, so that no null slips in between.
ALTER TABLE large_order DROP CONSTRAINT large_order_public_id_there,
  ADD CONSTRAINT large_order_public_id_there CHECK (public_id IS NOT NULL) NOT VALID;
