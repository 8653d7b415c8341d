-- As Django's AddField emits it. ACCESS EXCLUSIVE for a moment: since PostgreSQL 11 a constant
-- default writes no row. Without it, an INSERT that leaves the NOT NULL column out fails.
ALTER TABLE large_order ADD COLUMN shipping text DEFAULT 'standard' NOT NULL;
ALTER TABLE large_order ALTER COLUMN shipping DROP DEFAULT;
