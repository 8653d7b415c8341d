-- ACCESS EXCLUSIVE for a moment: catalogue only. The CHECK still refuses nulls.
ALTER TABLE large_order ALTER COLUMN tracking_id DROP NOT NULL;
