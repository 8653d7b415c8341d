-- ACCESS EXCLUSIVE for a moment. Flyway applies this while the first new instance starts, so
-- the column is gone for the old instances long before the last of them is replaced.
ALTER TABLE large_order DROP COLUMN legacy_code;
