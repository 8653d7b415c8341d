-- SHARE UPDATE EXCLUSIVE while it reads every row: reads and writes go on. It has a file
-- of its own: in the transaction of V3, that ACCESS EXCLUSIVE lock would last for the whole scan. No timeouts, since a role may have some.
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_public_id_there;
