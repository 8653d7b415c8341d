-- The rows that came in during the copy have no placed_at_new yet: ROW EXCLUSIVE. Those that
-- were changed after they had been copied look as if they were done.
UPDATE large_order SET placed_at_new = placed_at::timestamptz WHERE placed_at_new IS NULL;
-- ACCESS EXCLUSIVE from here on: while SET NOT NULL reads the table, then catalogue only.
ALTER TABLE large_order ALTER COLUMN placed_at_new SET NOT NULL;
ALTER TABLE large_order DROP COLUMN placed_at;
ALTER TABLE large_order RENAME COLUMN placed_at_new TO placed_at;
