-- ACCESS EXCLUSIVE for a moment: catalogue only. But first it waits for everyone who has read
-- the table and whose transaction is open, and from then on all others wait behind it.
ALTER TABLE large_order ADD COLUMN carrier text;
