-- ACCESS EXCLUSIVE for a moment: only the catalogue changes, no row is rewritten. The lock hurts
-- nobody. But every SELECT, INSERT or UPDATE that names the column fails from now on.
ALTER TABLE large_order DROP COLUMN legacy_code;
