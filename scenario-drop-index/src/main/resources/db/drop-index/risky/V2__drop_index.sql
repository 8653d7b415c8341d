-- ACCESS EXCLUSIVE on large_order for a moment. But first it waits for everyone who has read the
-- table and whose transaction is open, and all others wait behind it. Then look-ups read every row.
DROP INDEX large_order_customer_id_idx;
