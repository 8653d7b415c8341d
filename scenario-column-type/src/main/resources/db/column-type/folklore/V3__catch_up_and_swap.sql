-- ROW EXCLUSIVE. Only rows that came in during the copy have no placed_at_new. A row that was
-- changed after it had been copied is not copied again: its change is lost.
UPDATE large_order SET placed_at_new = placed_at::timestamptz WHERE placed_at_new IS NULL;
-- ACCESS EXCLUSIVE for a moment: catalogue only. The index is dropped with the column. The new
-- column allows NULL.
ALTER TABLE large_order DROP COLUMN placed_at;
ALTER TABLE large_order RENAME COLUMN placed_at_new TO placed_at;
