-- ACCESS EXCLUSIVE while every row is read: the server does not know that none is null. A
-- lock_timeout limits the wait for the lock, not the time for which it is held.
ALTER TABLE large_order ALTER COLUMN tracking_id SET NOT NULL;
