-- ACCESS EXCLUSIVE for a moment: the index is there already.
ALTER TABLE large_order ADD CONSTRAINT large_order_public_id_key UNIQUE USING INDEX large_order_public_id_key;
