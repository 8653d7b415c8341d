-- SHARE UPDATE EXCLUSIVE: reads and writes go on.
DROP INDEX CONCURRENTLY large_order_public_id_key;
