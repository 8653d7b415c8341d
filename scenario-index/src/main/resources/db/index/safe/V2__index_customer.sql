SET lock_timeout = 0;
SET statement_timeout = 0;
-- One process builds it: parallel workers would take processors that requests need.
SET max_parallel_maintenance_workers = 0;
-- SHARE UPDATE EXCLUSIVE, here and below: reads and writes go on. A try that was killed
-- between its rename and its drop left this name.
DROP INDEX CONCURRENTLY IF EXISTS large_order_customer_id_idx_failed;
-- The lock waits for whoever still builds: what is INVALID after that, nobody will finish.
-- Not in the DO, which would hold a snapshot that the build in turn waits for.
BEGIN ISOLATION LEVEL READ COMMITTED;
LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE;
DO $$ BEGIN
  -- A build lets go of the table a moment before it commits that its index is valid.
  WHILE EXISTS (SELECT FROM pg_index i JOIN pg_locks l ON l.transactionid = i.xmax
      WHERE indexrelid = to_regclass('large_order_customer_id_idx')) LOOP
    PERFORM pg_sleep(0.01);
  END LOOP;
  IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('large_order_customer_id_idx') AND NOT indisvalid) THEN
    ALTER INDEX large_order_customer_id_idx RENAME TO large_order_customer_id_idx_failed;
  END IF;
END $$;
COMMIT;
DROP INDEX CONCURRENTLY IF EXISTS large_order_customer_id_idx_failed;
-- For as long as it takes. A valid index that somebody has built already is left alone ...
CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_customer_id_idx ON large_order (customer_id);
-- ... and must be this one: IF NOT EXISTS asks only whether the name is taken.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('large_order_customer_id_idx') AND indisvalid
      AND pg_get_indexdef(indexrelid, 0, true)
        = 'CREATE INDEX large_order_customer_id_idx ON large_order USING btree (customer_id)') THEN
    RAISE 'large_order_customer_id_idx is not a valid index on large_order (customer_id). It was left as it is: look at it, and rename or drop it';
  END IF;
END $$;
RESET max_parallel_maintenance_workers;
RESET lock_timeout;
RESET statement_timeout;
