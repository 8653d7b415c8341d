-- ACCESS EXCLUSIVE for a moment. First bring v1 back: v2 reads the column. What v2 wrote
-- into it is lost.
ALTER TABLE large_order DROP COLUMN tracking_id;
