-- ACCESS EXCLUSIVE for a moment: a valid CHECK proves that no row is null, so none is read
-- (PostgreSQL 12 and later).
ALTER TABLE large_order ALTER COLUMN tracking_id SET NOT NULL;
