-- ACCESS EXCLUSIVE for a moment: since PostgreSQL 11 a constant default writes no row.
ALTER TABLE large_order ADD COLUMN shipping text NOT NULL DEFAULT 'standard';
