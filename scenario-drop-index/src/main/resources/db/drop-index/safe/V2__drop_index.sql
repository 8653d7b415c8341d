-- SHARE UPDATE EXCLUSIVE: reads and writes go on. It waits for everyone who may still use the
-- index, and nobody waits behind it. Killed in between, it leaves an INVALID index, which the next try drops.
SET lock_timeout = 0; SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS large_order_placed_at_customer_id_idx;
RESET lock_timeout; RESET statement_timeout;
