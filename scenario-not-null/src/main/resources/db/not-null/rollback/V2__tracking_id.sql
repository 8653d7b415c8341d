-- ACCESS EXCLUSIVE for a moment. First bring v1.1 back: v2 reads the column. Not v1: one of
-- its inserts fails on each connection when a column goes. What v2 wrote is lost.
ALTER TABLE large_order DROP COLUMN tracking_id;
