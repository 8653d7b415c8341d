-- ACCESS EXCLUSIVE for a moment: catalogue only. The CHECK still keeps nulls out.
ALTER TABLE large_order ALTER COLUMN tracking_id DROP NOT NULL;
