-- ACCESS EXCLUSIVE for a moment, and it queues like the way there: look first.
ALTER TABLE large_order DROP COLUMN carrier;
