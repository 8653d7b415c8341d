-- SHARE UPDATE EXCLUSIVE while every row is read: reads and writes go on. Do not run this in the
-- transaction that adds the CHECK: its ACCESS EXCLUSIVE would last until every row is read. The
-- timeouts are off, because the role or the database may have set some.
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_tracking_id_there;
