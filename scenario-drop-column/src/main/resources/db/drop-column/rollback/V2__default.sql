-- ACCESS EXCLUSIVE for a moment: catalogue only. First go back to v1: without the default, v2
-- cannot insert. Rows that v2 inserted keep the value of the default.
ALTER TABLE large_order ALTER COLUMN legacy_code DROP DEFAULT;
