-- Alone, this statement would hold SHARE ROW EXCLUSIVE on large_order and customer for a moment.
ALTER TABLE large_order ADD CONSTRAINT large_order_customer_id_fkey
  FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
-- v1 has written new orphans since the move, so they must be moved as well.
WITH orphan AS (DELETE FROM large_order o WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id)
  RETURNING *) INSERT INTO orphaned_order SELECT * FROM orphan;
-- Flyway runs this file in one transaction, so the lock lasts through both scans.
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_customer_id_fkey;
