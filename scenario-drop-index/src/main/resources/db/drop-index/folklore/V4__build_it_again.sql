-- Somebody needs a while to see why everything is slow: three seconds here.
SELECT pg_sleep(3);
-- SHARE UPDATE EXCLUSIVE: it blocks nobody, and shares the processors with all the scans.
CREATE INDEX CONCURRENTLY large_order_customer_id_idx ON large_order (customer_id);
