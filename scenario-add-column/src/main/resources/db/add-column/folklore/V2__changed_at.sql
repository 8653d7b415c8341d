-- ACCESS EXCLUSIVE for a moment: now() is one value for all rows, kept in the catalogue. But a
-- prepared INSERT … RETURNING * has another result now, and fails once on each connection.
ALTER TABLE large_order ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
