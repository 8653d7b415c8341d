-- ACCESS EXCLUSIVE for as long as it takes to read every row: the server does not know that
-- none is null. A lock_timeout bounds the wait for the lock, not the time that it is held.
ALTER TABLE large_order ALTER COLUMN tracking_id SET NOT NULL;
