-- ACCESS EXCLUSIVE for a moment. NOT VALID: the CHECK applies to every row that is written from now
-- on. The rows that are there are not read yet.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD CONSTRAINT large_order_tracking_id_there
  CHECK (tracking_id IS NOT NULL) NOT VALID;
