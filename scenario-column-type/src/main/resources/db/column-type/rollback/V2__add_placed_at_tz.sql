-- ACCESS EXCLUSIVE for a moment: catalogue only.
ALTER TABLE large_order DROP COLUMN placed_at_tz;
