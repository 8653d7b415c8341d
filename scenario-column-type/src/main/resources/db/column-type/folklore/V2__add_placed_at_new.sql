-- ACCESS EXCLUSIVE for a moment: catalogue only.
ALTER TABLE large_order ADD COLUMN placed_at_new timestamptz;
