-- ACCESS EXCLUSIVE for a moment. First go back to v1.1, because v2 reads the column. Do not go back
-- to v1: when a column is dropped, one of its inserts fails on each connection. The values that v2
-- wrote are lost.
ALTER TABLE large_order DROP COLUMN tracking_id;
