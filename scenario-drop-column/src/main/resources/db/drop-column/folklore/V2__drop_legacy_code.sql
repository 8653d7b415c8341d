-- ACCESS EXCLUSIVE for a moment. Flyway runs this while the first new instance starts. The old
-- instances still serve all users, and for them the column is gone.
ALTER TABLE large_order DROP COLUMN legacy_code;
