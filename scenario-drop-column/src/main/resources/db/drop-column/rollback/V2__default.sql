-- ACCESS EXCLUSIVE for a moment: catalogue only. First bring v1 back: without the default, no
-- insert of v2 works. What v2 inserted keeps its code, and the column was NOT NULL all along.
ALTER TABLE large_order ALTER COLUMN legacy_code DROP DEFAULT;
