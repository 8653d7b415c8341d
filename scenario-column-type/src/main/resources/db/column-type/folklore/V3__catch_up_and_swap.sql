-- The rows that came in during the copy have no placed_at_new yet: ROW EXCLUSIVE. Those that
-- were changed after they had been copied look as if they were done.
UPDATE large_order SET placed_at_new = placed_at::timestamptz WHERE placed_at_new IS NULL;
-- ACCESS EXCLUSIVE for a moment: catalogue only. The index goes with the column. The new
-- column still takes null.
ALTER TABLE large_order DROP COLUMN placed_at;
ALTER TABLE large_order RENAME COLUMN placed_at_new TO placed_at;
