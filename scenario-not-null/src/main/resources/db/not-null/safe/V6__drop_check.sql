-- ACCESS EXCLUSIVE for a moment. Not in the ALTER TABLE of V5: there the CHECK would be gone
-- before it could prove anything, and the scan would be back.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order DROP CONSTRAINT large_order_tracking_id_there;
