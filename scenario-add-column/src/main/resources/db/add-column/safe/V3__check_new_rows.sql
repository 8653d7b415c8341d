-- ACCESS EXCLUSIVE for a moment: NOT VALID does not look at the old rows. After the backfill,
-- since an UPDATE of a row that is still without an id would be refused.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD CONSTRAINT large_order_public_id_there CHECK (public_id IS NOT NULL) NOT VALID;
