-- SHARE UPDATE EXCLUSIVE while it reads every row: reads and writes go on. It has a file
-- of its own: in one transaction with ADD CONSTRAINT, the ACCESS EXCLUSIVE lock would last for the whole scan.
-- Timeouts are off: this may take long.
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_public_id_there;
