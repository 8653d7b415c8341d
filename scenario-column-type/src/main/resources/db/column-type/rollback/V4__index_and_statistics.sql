-- SHARE UPDATE EXCLUSIVE: reads and writes go on. Only if no release reads placed_at_tz.
DROP INDEX CONCURRENTLY large_order_placed_at_tz_idx;
