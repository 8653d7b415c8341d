-- SHARE UPDATE EXCLUSIVE: reads and writes go on. But from now on each look-up reads every row.
DROP INDEX CONCURRENTLY large_order_customer_id_idx;
