-- SHARE UPDATE EXCLUSIVE while it reads every row: reads and writes go on.
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE large_order VALIDATE CONSTRAINT tracking_id_there;
