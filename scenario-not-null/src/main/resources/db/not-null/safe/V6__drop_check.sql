-- ACCESS EXCLUSIVE for a moment. Do not drop the CHECK in the same ALTER TABLE as SET NOT NULL: it
-- would be gone before it could prove anything, and every row would be read.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order DROP CONSTRAINT large_order_tracking_id_there;
