SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
-- SHARE UPDATE EXCLUSIVE on large_order and ROW SHARE on customer while every order is checked:
-- reads and writes of both go on. The timeouts are off, because the role or the database may have
-- set some.
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_customer_id_fkey;
