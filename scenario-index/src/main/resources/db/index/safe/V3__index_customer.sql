-- One process builds it: parallel workers would take processors that requests need.
SET max_parallel_maintenance_workers = 0;
-- SHARE UPDATE EXCLUSIVE: reads and writes go on, for as long as it takes. No IF NOT
-- EXISTS: a name that is taken must fail, not pass.
CREATE INDEX CONCURRENTLY large_order_customer_id_idx ON large_order (customer_id);
