-- ACCESS EXCLUSIVE for a moment. The index goes with the constraint, so it is built again.
ALTER TABLE large_order DROP CONSTRAINT large_order_public_id_key, ALTER COLUMN public_id DROP NOT NULL,
  ADD CONSTRAINT large_order_public_id_there CHECK (public_id IS NOT NULL) NOT VALID;
-- SHARE UPDATE EXCLUSIVE while every row is read, twice: reads and writes go on.
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_public_id_there;
CREATE UNIQUE INDEX CONCURRENTLY large_order_public_id_key ON large_order (public_id);
