-- SHARE on large_order from the first row read to commit: seconds on millions of rows.
-- It lets reads through and holds up every write, since a write needs ROW EXCLUSIVE.
CREATE INDEX large_order_customer_id_idx ON large_order (customer_id);
