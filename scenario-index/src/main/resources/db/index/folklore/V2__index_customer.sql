-- SHARE UPDATE EXCLUSIVE: reads and writes go on. But the build ends by waiting for every
-- older snapshot; a lock_timeout cuts that wait short and leaves the index INVALID, and
-- IF NOT EXISTS asks only whether the name is taken.
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_customer_id_idx ON large_order (customer_id);
