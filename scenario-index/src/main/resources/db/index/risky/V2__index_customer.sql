-- SHARE on large_order until commit: seconds on millions of rows. Reads go on. Every write waits,
-- because it needs ROW EXCLUSIVE.
CREATE INDEX large_order_customer_id_idx ON large_order (customer_id);
