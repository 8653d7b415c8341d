-- SHARE UPDATE EXCLUSIVE, for as long as it takes: reads and writes go on. One process builds
-- the index: parallel workers would take processors that requests need.
SET lock_timeout = 0; SET statement_timeout = 0; SET max_parallel_maintenance_workers = 0;
-- A try that was cut off leaves an INVALID index. It is waited for while somebody builds it.
BEGIN;
LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE;
DO $$ BEGIN IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('large_order_placed_at_tz_idx') AND NOT indisvalid)
  THEN ALTER INDEX large_order_placed_at_tz_idx RENAME TO large_order_placed_at_tz_idx_failed; END IF; END $$;
COMMIT;
DROP INDEX CONCURRENTLY IF EXISTS large_order_placed_at_tz_idx_failed;
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_placed_at_tz_idx ON large_order (placed_at_tz);
-- Autoanalyze has not seen the column yet, or has seen it half filled.
ANALYZE large_order (placed_at_tz);
RESET lock_timeout; RESET statement_timeout; RESET max_parallel_maintenance_workers;
