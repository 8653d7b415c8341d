-- ACCESS EXCLUSIVE for a moment: catalogue only. From here on an INSERT may leave the column
-- out, as the next release does. A DEFAULT would do as well.
ALTER TABLE large_order ALTER COLUMN legacy_code DROP NOT NULL;
