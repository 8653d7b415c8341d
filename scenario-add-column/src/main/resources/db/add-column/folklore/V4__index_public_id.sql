-- SHARE UPDATE EXCLUSIVE: reads and writes go on.
CREATE UNIQUE INDEX CONCURRENTLY large_order_public_id_key ON large_order (public_id);
