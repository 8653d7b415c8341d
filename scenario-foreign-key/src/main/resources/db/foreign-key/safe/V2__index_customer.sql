SET lock_timeout = 0; SET statement_timeout = 0; SET max_parallel_maintenance_workers = 0;
-- SHARE UPDATE EXCLUSIVE: reads and writes go on. What is INVALID when nobody builds, a failed try left; what is valid stays.
BEGIN; LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE;
DO $$ BEGIN IF EXISTS (
  SELECT FROM pg_index WHERE indexrelid = to_regclass('large_order_customer_id_idx') AND NOT indisvalid) THEN
  ALTER INDEX large_order_customer_id_idx RENAME TO large_order_customer_id_idx_failed;
END IF; END $$; COMMIT;
DROP INDEX CONCURRENTLY IF EXISTS large_order_customer_id_idx_failed;
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_customer_id_idx ON large_order (customer_id);
RESET lock_timeout; RESET statement_timeout; RESET max_parallel_maintenance_workers;
