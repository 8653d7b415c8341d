-- Two transactions: ACCESS EXCLUSIVE for a moment, then SHARE UPDATE EXCLUSIVE while every row is
-- read. Reads and writes go on.
ALTER TABLE large_order ADD CONSTRAINT large_order_tracking_id_there
  CHECK (tracking_id IS NOT NULL) NOT VALID;
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_tracking_id_there;
