-- SHARE UPDATE EXCLUSIVE: reads and writes go on while every row is read, twice.
CREATE INDEX CONCURRENTLY large_order_placed_at_customer_id_idx ON large_order (placed_at, customer_id);
