-- ACCESS EXCLUSIVE for a moment: catalogue only. Now v1 can insert again.
ALTER TABLE large_order ALTER COLUMN shipping SET DEFAULT 'standard';
