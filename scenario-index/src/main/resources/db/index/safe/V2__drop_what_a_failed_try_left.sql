-- A failed CONCURRENTLY leaves an INVALID index: writes keep it up, no query uses it.
-- SHARE UPDATE EXCLUSIVE on large_order: reads and writes go on.
DROP INDEX CONCURRENTLY IF EXISTS large_order_customer_id_idx;
