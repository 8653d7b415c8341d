-- SHARE UPDATE EXCLUSIVE: reads and writes go on. At its end the build waits for every older
-- snapshot. A lock_timeout cuts that wait short and leaves the index INVALID. IF NOT EXISTS checks
-- only whether the name is taken.
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_customer_id_idx ON large_order (customer_id);
