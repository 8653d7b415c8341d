-- SHARE UPDATE EXCLUSIVE: reads and writes go on.
DROP INDEX CONCURRENTLY large_order_customer_id_idx;
