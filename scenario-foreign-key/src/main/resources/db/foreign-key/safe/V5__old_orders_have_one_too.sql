SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
-- SHARE UPDATE EXCLUSIVE on large_order, ROW SHARE on customer, while every order is
-- checked: reads and writes of both go on, for as long as it takes.
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_customer_id_fkey;
