-- ACCESS EXCLUSIVE for a moment: catalogue only, no row is written. The space comes back as
-- rows are updated.
ALTER TABLE large_order DROP COLUMN legacy_code;
