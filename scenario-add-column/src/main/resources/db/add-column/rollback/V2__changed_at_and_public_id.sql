-- ACCESS EXCLUSIVE for a moment: catalogue only. The ids are lost. Not while v1 runs: one of
-- its inserts fails on each connection when a column goes.
ALTER TABLE large_order DROP COLUMN changed_at, DROP COLUMN public_id;
