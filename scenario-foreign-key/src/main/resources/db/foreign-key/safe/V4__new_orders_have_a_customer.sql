SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
-- SHARE ROW EXCLUSIVE on large_order and customer for a moment: no row is read. From now on the
-- server refuses an order whose customer does not exist. First deploy the code that writes no such order.
ALTER TABLE large_order ADD CONSTRAINT large_order_customer_id_fkey
  FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
