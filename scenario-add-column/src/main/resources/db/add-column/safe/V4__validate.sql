-- SHARE UPDATE EXCLUSIVE while it reads every row: reads and writes go on. It has a file
-- of its own: in the transaction of V3, that ACCESS EXCLUSIVE lock would last for the whole scan. Timeouts are off, since the role may set some.
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_public_id_there;
