-- ACCESS EXCLUSIVE for a moment: catalogue only.
ALTER TABLE large_order DROP CONSTRAINT large_order_public_id_there;
