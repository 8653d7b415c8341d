-- ACCESS EXCLUSIVE for a moment: a nullable column without a default changes only the catalogue.
-- But a prepared INSERT … RETURNING * now returns one column more, and fails once on each
-- connection.
ALTER TABLE large_order ADD COLUMN tracking_id text;
