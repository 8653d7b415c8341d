-- ACCESS EXCLUSIVE for a moment: the column is struck from the catalogue, and no row is
-- written. The lock hurts nobody; a SELECT, an INSERT or an UPDATE that names the column does.
ALTER TABLE large_order DROP COLUMN legacy_code;
