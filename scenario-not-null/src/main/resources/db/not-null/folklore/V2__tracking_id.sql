-- ACCESS EXCLUSIVE for a moment: a nullable column without a default changes the catalogue
-- only. But a prepared INSERT … RETURNING * has another result now, and fails once.
ALTER TABLE large_order ADD COLUMN tracking_id text;
