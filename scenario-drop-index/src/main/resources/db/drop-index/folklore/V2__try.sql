-- ACCESS EXCLUSIVE on large_order until the ROLLBACK: everybody waits while one person reads a
-- plan, for three seconds here. So this one query has the whole machine, and looks fast.
BEGIN;
DROP INDEX large_order_customer_id_idx;
EXPLAIN ANALYZE SELECT * FROM large_order WHERE customer_id = 42 ORDER BY id DESC LIMIT 10;
SELECT pg_sleep(3);
ROLLBACK;
