-- ACCESS EXCLUSIVE for a moment, with a lock_timeout of 5 s in the session: for so long
-- everyone queues behind each try, and a try that is cancelled has lost its place in the queue.
ALTER TABLE large_order ADD COLUMN carrier text;
