-- The first statement takes ACCESS EXCLUSIVE and keeps it until commit: nobody reads or writes
-- large_order while every row is rewritten, and then read again.
ALTER TABLE large_order ADD COLUMN tracking_id text;
UPDATE large_order SET tracking_id = 'T' || id;
ALTER TABLE large_order ALTER COLUMN tracking_id SET NOT NULL;
