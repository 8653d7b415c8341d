-- ACCESS EXCLUSIVE for a moment. Not in the ALTER TABLE of V5: there the CHECK would be gone
-- before it could prove anything, and the scan would be back.
ALTER TABLE large_order DROP CONSTRAINT large_order_tracking_id_there;
