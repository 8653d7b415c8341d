-- ACCESS EXCLUSIVE for a moment: catalogue only. now() is one value for all rows. public_id is
-- null in the old rows; a default that is set afterwards holds for new ones only.
SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
ALTER TABLE large_order ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN public_id uuid;
ALTER TABLE large_order ALTER COLUMN public_id SET DEFAULT gen_random_uuid();
