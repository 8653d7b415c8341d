-- ACCESS EXCLUSIVE for a moment: catalogue only. Should somebody be in the way after all,
-- nobody queues behind it for longer than the lock_timeout.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD COLUMN carrier text;
