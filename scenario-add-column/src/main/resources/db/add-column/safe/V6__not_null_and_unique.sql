-- ACCESS EXCLUSIVE for a moment: the CHECK proves that no id is null, so no row is read, and
-- the index is there. The CHECK is dropped by a statement of its own, when SET NOT NULL has used it as its proof.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ALTER COLUMN public_id SET NOT NULL;
ALTER TABLE large_order DROP CONSTRAINT large_order_public_id_there;
ALTER TABLE large_order ADD CONSTRAINT large_order_public_id_key UNIQUE USING INDEX large_order_public_id_key;
