-- ACCESS EXCLUSIVE to commit. gen_random_uuid() is volatile: each row gets a value of its own,
-- so every row is written again, and then the index of UNIQUE is built, while nobody reads.
ALTER TABLE large_order
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
