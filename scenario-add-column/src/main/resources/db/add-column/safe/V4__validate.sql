-- SHARE UPDATE EXCLUSIVE while it reads every row: reads and writes go on. A file of its own,
-- since in the transaction of V3 the stronger lock would last until the scan is over. No timeout of the role's ends it.
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_public_id_there;
