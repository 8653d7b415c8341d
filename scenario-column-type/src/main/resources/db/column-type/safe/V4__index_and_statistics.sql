-- SHARE UPDATE EXCLUSIVE: reads and writes go on. If an earlier build failed, its index is INVALID and is dropped. A valid one stays.
SET lock_timeout = 0; SET statement_timeout = 0; SET max_parallel_maintenance_workers = 0;
BEGIN ISOLATION LEVEL READ COMMITTED; LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE;
DO $$ DECLARE i regclass := to_regclass('large_order_placed_at_tz_idx'); BEGIN
  WHILE EXISTS (SELECT FROM pg_index JOIN pg_locks ON transactionid = pg_index.xmax WHERE indexrelid = i) LOOP END LOOP;
  IF EXISTS (SELECT FROM pg_index WHERE indexrelid = i AND NOT indisvalid) THEN
    ALTER INDEX large_order_placed_at_tz_idx RENAME TO large_order_placed_at_tz_idx_failed; END IF; END $$; COMMIT;
DROP INDEX CONCURRENTLY IF EXISTS large_order_placed_at_tz_idx_failed;
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_placed_at_tz_idx ON large_order (placed_at_tz);
ANALYZE large_order (placed_at_tz); RESET lock_timeout; RESET statement_timeout; RESET max_parallel_maintenance_workers;
