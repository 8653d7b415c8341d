-- SHARE ROW EXCLUSIVE on large_order and customer for a moment, were it alone ...
ALTER TABLE large_order ADD CONSTRAINT large_order_customer_id_fkey
  FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
-- ... but what v1 has orphaned since the move must be moved as well ...
WITH orphan AS (DELETE FROM large_order o WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id)
  RETURNING *) INSERT INTO orphaned_order SELECT * FROM orphan;
-- ... and Flyway runs the file in one transaction, which keeps the lock through both scans.
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_customer_id_fkey;
