-- ACCESS EXCLUSIVE for a moment: a nullable column without a default changes the catalogue
-- only, whatever the number of rows.
ALTER TABLE large_order ADD COLUMN tracking_id text;
