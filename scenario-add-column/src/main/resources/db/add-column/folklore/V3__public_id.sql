-- ACCESS EXCLUSIVE while every row is written again: gen_random_uuid() is another value for each
-- row, which the catalogue cannot keep.
ALTER TABLE large_order ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid();
