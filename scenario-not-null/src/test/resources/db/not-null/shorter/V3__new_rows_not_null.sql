-- ACCESS EXCLUSIVE for a moment: NOT VALID holds new rows to it and reads no old one.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD CONSTRAINT tracking_id_there NOT NULL tracking_id NOT VALID;
