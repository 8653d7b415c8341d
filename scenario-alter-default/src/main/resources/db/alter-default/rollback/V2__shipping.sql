-- ACCESS EXCLUSIVE for a moment. First bring v1 back: v2 names the column. What v2 wrote is lost.
ALTER TABLE large_order DROP COLUMN shipping;
