-- SHARE UPDATE EXCLUSIVE on large_order: reads and writes go on.
CREATE INDEX CONCURRENTLY large_order_customer_id_idx ON large_order (customer_id);
