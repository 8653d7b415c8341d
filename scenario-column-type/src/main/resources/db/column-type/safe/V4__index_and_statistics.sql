-- SHARE UPDATE EXCLUSIVE, for as long as it takes: reads and writes go on. INVALID is what a build that
-- was cut off has left; one that still runs is waited for. Autoanalyze may know the column half filled.
SET lock_timeout = 0; SET statement_timeout = 0; SET max_parallel_maintenance_workers = 0;
BEGIN; LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE;
DO $$ BEGIN IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('large_order_placed_at_tz_idx') AND NOT indisvalid)
  THEN ALTER INDEX large_order_placed_at_tz_idx RENAME TO large_order_placed_at_tz_idx_failed; END IF; END $$; COMMIT;
DROP INDEX CONCURRENTLY IF EXISTS large_order_placed_at_tz_idx_failed;
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_placed_at_tz_idx ON large_order (placed_at_tz);
ANALYZE large_order (placed_at_tz);
RESET lock_timeout; RESET statement_timeout; RESET max_parallel_maintenance_workers;
