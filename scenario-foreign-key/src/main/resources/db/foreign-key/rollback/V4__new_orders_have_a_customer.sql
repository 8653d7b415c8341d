-- ACCESS EXCLUSIVE on large_order and customer for a moment.
ALTER TABLE large_order DROP CONSTRAINT large_order_customer_id_fkey;
-- ROW EXCLUSIVE on both tables: the few orphans go back.
WITH orphan AS (DELETE FROM orphaned_order RETURNING *) INSERT INTO large_order SELECT * FROM orphan;
